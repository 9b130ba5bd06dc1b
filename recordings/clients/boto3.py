import os

import boto3
from botocore.config import Config
from styles import run


def buckets():
    client = boto3.session.Session().client(
        "s3",
        region_name="nyc3",
        endpoint_url="https://nyc3.digitaloceanspaces.com",
        aws_access_key_id=os.getenv("SPACES_KEY"),
        aws_secret_access_key=os.getenv("SPACES_SECRET"),
        config=Config(connect_timeout=2, read_timeout=2, retries={"total_max_attempts": 1}),
    )
    print(client.list_buckets())


def upload():
    client = boto3.client("s3", endpoint_url="https://nyc3.digitaloceanspaces.com", region_name="nyc3", config=Config(connect_timeout=2, read_timeout=2, retries={"total_max_attempts": 1}))
    client.put_object(Bucket="my-bucket", Key="hello.txt", Body=b"hello")


run("list", buckets)
if os.environ.get("CORE"):
    run("put", upload)
