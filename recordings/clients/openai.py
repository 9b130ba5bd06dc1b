import os

from openai import OpenAI
from styles import run


def complete():
    client = OpenAI(
        base_url="https://inference.do-ai.run/v1",
        api_key=os.environ.get("DIGITALOCEAN_INFERENCE_KEY"),
        timeout=2,
        max_retries=0,
    )
    answer = client.chat.completions.create(
        model="llama3.3-70b-instruct",
        messages=[{"role": "user", "content": "Hello"}],
    )
    print(answer.choices[0].message.content)


run("chat", complete)
