import { anyOf, sequence } from '../text/patterns.ts';
import type { Circumstance } from './circumstance.ts';
import { links } from './links.ts';

/** The regions with object storage. */
const region = /(?:nyc|sfo|ams|sgp|lon|fra|tor|blr|syd|atl|ric)\d/;

/** A field for a Spaces key has an API token, as code and as people write it. */
const apiTokenAsKey = sequence(
  [
    /(?:\b|_)(?:access[_ ]?(?:key)?(?:[_ ]?id)?|secret(?:[_ ]?(?:access[_ ]?)?key)?)["']?/,
    anyOf([
      /\s{0,9}[:=]?\s{0,9}["']?do[opr]_v1_/,
      /\s{0,9}[:=]\s{0,9}["']?(?:\$\{)?(?:var|local)\.\w{0,20}(?:api_|access_|do_)?token\b/,
      /\s?(?:[:=]|is|was)\s?(?:the |my |an? )?(?:name of (?:the |my )?)?(?:(?!spaces\b|secret\b)\w{2,14} ){0,2}tokens?\b/,
    ]),
  ],
  'i',
);

/**
 * What S3 clients print about Spaces, by the code of the error:
 * https://docs.digitalocean.com/products/spaces/reference/s3-compatibility/ and
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html. API tokens play no part in it.
 */
export const spacesErrors = [
  {
    id: 's3-half-at-amazon',
    title: 'One of the settings still points to Amazon',
    together: [
      /\.digitaloceanspaces\.com\b/i,
      /\bInvalidAccessKeyId\b|\bSignatureDoesNotMatch\b|\bAccessDenied\b|\b403\b/,
      /\b(?:host_?(?:base|bucket)|(?:base_?)?endpoint(?:_?url)?|(?:base_|bucket_)?url|region_?host)["']?\s{0,9}[:=]\s{0,9}["']?[^\s"']{0,80}\bamazonaws\.com\b/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/products/spaces/reference/s3cmd/
    fits: 'The requests that use this setting go to Amazon, which doesn’t know your Spaces key. The key itself can be good.',
    check: {
      text: 'Change that setting to Spaces too, with your region in place of nyc3. In s3cmd:',
      command: 'host_bucket = %(bucket)s.nyc3.digitaloceanspaces.com',
    },
    afterwards: { text: 'Run the same command again.' },
  },
  {
    id: 's3-file-reference',
    title: 'The file contains a variable’s name, not the key',
    together: [
      /^[ \t]{0,8}(?:aws_)?(?:secret_access_key|access_key_id|access_key|secret_key) = ["']?\$\{?\w/m,
      /\bSignatureDoesNotMatch\b|\bInvalidAccessKeyId\b|\bAccessDenied\b|\b403\b/,
    ],
    unless: /\bbackend "s3"|\bprovider "/,
    sure: true,
    decisive: true,
    fits: 'The files of S3 clients aren’t run by a shell, so nothing replaces the `$…` in it. The client signs with these letters.',
    check: { text: 'Write the key itself into the file, without quotes.' },
  },
  {
    id: 's3-asks-sts',
    title: 'Terraform asked Amazon about the Spaces keys',
    together: [
      /\bInvalidClientTokenId\b|\bGetCallerIdentity\b|\bAWS account ID not (?:previously )?found\b/,
      /digitaloceanspaces|\bspaces\b|\bskip_credentials_validation\b/i,
    ],
    sure: true,
    decisive: true,
    // https://developer.hashicorp.com/terraform/language/backend/s3
    fits: 'The backend “s3” asks Amazon’s token service whose keys they are, and Amazon doesn’t know Spaces keys. So this answer says nothing about the keys.',
    check: {
      text: 'Turn these questions off in the block of the backend, and name the endpoint in this form:',
      command: [
        'skip_credentials_validation = true',
        'skip_requesting_account_id  = true',
        'skip_metadata_api_check     = true',
        'skip_region_validation      = true',
        'skip_s3_checksum            = true',
        'endpoints = { s3 = "https://nyc3.digitaloceanspaces.com" }',
      ].join('\n'),
    },
    afterwards: {
      text: 'Install the version that worked before if all of them are there and it began with an update.',
    },
  },
  {
    id: 's3-endpoint-scheme',
    title: 'The endpoint has no https://',
    shown: [
      /\bcustom endpoint [`'"]?(?!https?:)\S{3,80}[`'"]? (?:was|is) not a valid URI\b/i,
      /\bInvalid endpoint: (?!https?:)[\w.-]{3,60}digitaloceanspaces\.com/i,
    ],
    sure: true,
    decisive: true,
    fits: 'This client needs a whole address and got only the name of the host. So nothing was sent, and the keys weren’t tried.',
    check: {
      text: 'Put `https://` in front of the endpoint, with your region in place of nyc3. In a variable:',
      command: 'export S3_ENDPOINT=https://nyc3.digitaloceanspaces.com',
    },
  },
  {
    id: 's3-api-token',
    title: 'An API token is in the place of a Spaces key',
    shown: [
      /\b(?:AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|SPACES_\w{3,30}|access key(?: id)?|secret(?: access)? key|S3 keys?|spaces keys?|passwd-s3fs)["'`]?[^.\n]{0,30}\b(?:is|are|contains?|put|used?)\b[^.\n]{0,20}\b(?:my |our )(?:(?:DO|digital ?ocean|personal|api|access) ){0,3}(?:tokens?|PAT)\b/i,
    ],
    together: [apiTokenAsKey, /\bspaces\b|digitaloceanspaces|\bs3\b|\bInvalidAccessKeyId\b/i],
    decisive: true,
    fits: 'Spaces needs an access key ID (20 characters, DO…) and its secret key. It accepts no API tokens (dop_v1_…).',
    check: { text: 'Create a Spaces key pair:', url: links.spacesKeys },
    afterwards: { text: 'Write the ID and the secret of the pair into the two settings.' },
  },
  {
    id: 's3-cdn-endpoint',
    title: 'The endpoint is the CDN, which takes no signed requests',
    together: [
      /\.cdn\.digitaloceanspaces\.com/i,
      /\bendpoint\b[^\n]{0,40}\.cdn\.digitaloceanspaces|\b(?:ListObjects(?:V2)?|PutObject|HeadObject|DeleteObject|CreateBucket|PUT|POST|DELETE)\b[^\n]{0,60}\.cdn\.digitaloceanspaces/i,
      /\b403\b|\bAccessDenied\b|\bSignatureDoesNotMatch\b|\b40[05]\b|\bupload/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/products/spaces/how-to/enable-cdn/
    fits: 'The CDN serves files to visitors. S3 requests must go to the origin, so the keys aren’t the cause.',
    check: {
      text: 'Set the endpoint without `.cdn`, with your region in place of nyc3:',
      command: 'https://nyc3.digitaloceanspaces.com',
    },
    afterwards: {
      text: 'Keep the `.cdn` host only for the public URL of the files, and clear the program’s cached configuration.',
    },
  },
  {
    id: 's3-some-files',
    title: 'Spaces rejects the signature of some files; the keys work',
    together: [
      /\bSignatureDoesNotMatch\b/,
      /\b(?:some|certain|specific|particular|other|only|except|larger?|big) (?:\w{1,12} ){0,3}(?:files?|file ?names?|images?|objects?|uploads?|keys with)\b|\bonly (?:when|if|for|with)\b|\bfile ?names? with\b/i,
    ],
    decisive: true,
    fits: 'Other files work with the same pair, so it’s right. The signature breaks on those names or requests: spaces, accents, `+`, a signed link, a proxy or CDN that changes a header.',
    check: {
      text: 'Compare a failing file with one that works: its name, its size, and whether the link is signed. Try it with a plain name.',
    },
    afterwards: {
      text: 'Set signature version 4 and the region, send requests to the origin and not the CDN, and update the client.',
    },
  },
  {
    id: 's3-link-private',
    title: 'The file is private; the keys work',
    together: [
      /\bspaces?\b|digitaloceanspaces/i,
      /\bvisitors?\b|\.cdn\.digitaloceanspaces\b|\bupload\w{0,3}\b|\bstored?\b|\barrives?\b|\bin the bucket\b/i,
      /\baccess ?denied\b|\b403\b|\bforbidden\b/i,
      /\b(?:links?|url|urls|browser|visit\w{0,3}|public(?:ly)?|picture|thumbnail|embed\w{0,4}|(?:view|open|show|load|display|retriev|download)\w{0,3} (?:the |it|them|an? )?(?:files?|images?|object)?)\b/i,
    ],
    unless:
      /\b(?:can['’]?t|cannot|unable to|fail\w{0,3} to|could not|couldn['’]?t|not able to) (?:\w{1,12} )?(?:upload|store|save|write)|\bupload\w{0,3} (?:\w{1,12} )?(?:fails?|failed|error)|\b(?:PutObject|ListObjects|HeadObject|CreateBucket)\b|\bSignature\w|\bendpoint\b|\b(?:must|should) (?:stay|be|remain) private\b|\bpre-?signed\b|\bRequest has expired\b|\bwhen (?:\w{1,12} ){0,3}upload|\btry to upload a file it shows\b|\bupload (?:a|the) file[^.\n]{0,20}(?:shows|get|says)/i,
    decisive: true,
    // https://docs.digitalocean.com/products/spaces/how-to/set-file-permissions/
    fits: 'If the file is in the bucket, the key pair works. A plain link carries no key, and a new file is private unless the program says otherwise.',
    check: { text: 'Let the program upload with the ACL `public-read`, or use presigned links.' },
    afterwards: {
      text: 'Make a file public that is there already, and purge the CDN’s cache:',
      command: 's3cmd setacl --acl-public s3://<bucket>/<file>',
    },
  },
  {
    id: 's3-keys-changed',
    title: 'The program’s Spaces keys are old, or may not write there',
    together: [
      /\b(?:spaces?|s3|bucket|storage)\b/i,
      /\bupload|\bstorage\b/i,
      /\baccess ?denied\b|\b403\b|\bInvalidAccessKeyId\b/i,
      /\b(?:updat\w{1,3}|chang\w{1,3}|new|creat\w{1,3}|edit\w{0,3}|rotat\w{1,3}|delet\w{1,3}|regenerat\w{1,3}|replac\w{1,3})\b[^.\n]{0,60}\bkeys?\b/i,
      /\bspaces? (?:access )?keys?\b|\bkeys?\b[^.\n]{0,40}\bspaces?\b/i,
    ],
    unless: /\bfull[- ]?access\b/i,
    decisive: true,
    fits: 'Uploads use the pair of Spaces keys, not the API token. A container keeps its old variables until it’s created again, and a new pair can be limited to other buckets or to reading.',
    check: {
      text: 'Create the container again, and compare the ID that it has with the list of keys:',
      command:
        'docker compose up -d --force-recreate && docker compose exec <service> env | grep -i key_id',
    },
    afterwards: {
      text: 'Check that the key may read and write this bucket, and that ID and secret belong together:',
      url: links.spacesKeys,
    },
  },
  {
    id: 's3-at-amazon',
    title: 'The request went to Amazon, not to Spaces',
    // Amazon’s sentence. Spaces sends the code of this error without a message.
    find: ({ text }) => {
      const isHere = /\bAWS Access Key Id you provided does not exist in our records\b/i.test(text);
      if (!isHere || /digitaloceanspaces\.com/i.test(text)) return null;
      const isBackend = /\bbackend\b|\bget existing workspaces\b|\bremote_state\b/i.test(text);
      return {
        endpoint: isBackend
          ? 'endpoints = { s3 = "https://nyc3.digitaloceanspaces.com" }'
          : 'aws s3 ls --endpoint-url https://nyc3.digitaloceanspaces.com',
      };
    },
    decisive: true,
    fits: 'The error is Amazon’s. The client has no Spaces endpoint, so it sent the Spaces key to Amazon, which doesn’t know it.',
    check: {
      text: 'Set the endpoint of your region in the client, or in the block of the backend:',
      command: '{endpoint}',
    },
    afterwards: {
      text: 'Set `host_base` and `host_bucket` in s3cmd, and `endpoint` in rclone.',
    },
  },
  {
    id: 's3-bucket-in-endpoint',
    title: 'The endpoint contains the name of the bucket',
    shown: [
      new RegExp(
        `(?:\\b|_)endpoint(?:_?url)?\\b[^\\n]{0,40}?https?://(?!${region.source})[\\w-]{3,63}\\.${region.source}\\.digitaloceanspaces\\.com`,
        'i',
      ),
      // The bucket before the host and again in the path.
      /https?:\/\/(?<bucket>[\w-]{3,63})\.[a-z]{3}\d\.digitaloceanspaces\.com\/\k<bucket>\//i,
    ],
    decisive: true,
    fits: 'Clients put the bucket in front of the endpoint themselves. With the bucket in both places, they ask for a host or a path that doesn’t exist.',
    check: {
      text: 'Set the endpoint without the bucket, with your region in place of nyc3:',
      command: 'https://nyc3.digitaloceanspaces.com',
    },
    afterwards: {
      text: 'Write the bucket’s name into its own setting. If the client asks for a region, use us-east-1.',
    },
  },
  {
    id: 's3-endpoint-invalid',
    title: 'The S3 client has no valid endpoint',
    shown: [
      /\bendpoints? must be (?:a )?full URIs?\b|\binvalid configuration value provided for "endpoint"/i,
      /\binvalid endpoint\b|\bendpoint url\b[^\n]{0,40}\b(?:missing|empty|required)\b/i,
    ],
    decisive: true,
    fits: 'The setting for the endpoint is empty where the client reads it. So nothing was sent, and the keys weren’t tried.',
    check: {
      text: 'Set the endpoint, with `https://` and your region, in the settings that this client reads:',
      command: 'https://nyc3.digitaloceanspaces.com',
    },
    afterwards: {
      text: 'Save the settings and look at them again. A variable may not reach this place.',
    },
  },
  {
    id: 's3-cors',
    title: 'The Space has no CORS rule for this request',
    together: [
      /\b(?:spaces|bucket|digitaloceanspaces)\b/i,
      /\bCORS (?:policy|error|issue|rule|configuration|problem|request|header)|\bblocked by CORS\b|\bCORS\b[^\n]{0,40}\b(?:blocked|error|fail)|\bpre-?flight\b|Access-Control-Allow-Origin/i,
    ],
    unless: /CORS (?:part )?(?:beforehand )?works|SignatureDoesNotMatch|invalid signature/i,
    decisive: true,
    // https://docs.digitalocean.com/products/spaces/how-to/configure-cors/
    fits: 'A browser asks first whether a page may send the request (OPTIONS). Spaces refuses that without a CORS rule, whatever the key or the signed URL is.',
    check: {
      text: 'Add a CORS rule in the settings of the Space, with your origin, the method and the headers:',
      url: 'https://docs.digitalocean.com/products/spaces/how-to/configure-cors/',
    },
  },
  {
    id: 's3-signature',
    title: 'Spaces rejects the signature of the request',
    shown: [/\bSignatureDoesNotMatch\b/, /\brequest signature we calculated does not match\b/i],
    together: [/\binvalid signature\b/i, /\b(?:spaces|s3|bucket)\b/i],
    fits: 'Spaces knows the access key ID. The secret key doesn’t belong to it, or the client signs the request in another way: wrong endpoint, region or path, or a version with a fault.',
    check: {
      text: 'Test the same pair with another client, with your region in place of nyc3:',
      command: 'aws s3 ls --endpoint-url https://nyc3.digitaloceanspaces.com',
    },
    afterwards: {
      text: 'Create a new pair if that fails. If it works, sign with region us-east-1 and signature version 4, check the path and the headers, and update your client:',
      url: links.spacesKeys,
    },
  },
  {
    id: 's3-key-id',
    title: 'Spaces doesn’t know the access key ID',
    shown: [/\bInvalidAccessKeyId\b|\bThe Access Key Id you provided does not exist\b/],
    fits: 'Spaces needs an access key ID (20 characters, DO…) that exists there. API tokens and AWS keys don’t work, and neither does a deleted key.',
    check: {
      text: 'Compare the ID with the list of your Spaces keys, or create a pair:',
      url: links.spacesKeys,
    },
  },
  {
    id: 's3-region',
    title: 'Spaces refuses the region of this request',
    shown: [
      /\bInvalidLocationConstraint\b|\bIllegalLocationConstraint|\bAuthorizationHeaderMalformed\b/,
      /\bInvalidRequest: invalid region\b|\binvalid region: region was not a valid DNS name\b/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/products/spaces/how-to/use-aws-sdks/
    fits: 'The keys aren’t the cause. The endpoint decides where a Space is, and the client sends another region in its request.',
    check: {
      text: 'Set the region to us-east-1 in the client, leave `location_constraint` empty, and keep the endpoint.',
    },
  },
  {
    id: 's3-checksum-of-terraform',
    title: 'Spaces doesn’t support Terraform’s checksum',
    together: [
      /\bXAmzContentSHA256Mismatch\b|\bx-amz-checksum|\bBadDigest\b/i,
      /\bbackend "s3"|\bfailed to upload state\b|\bError saving (?:current )?state\b/i,
    ],
    decisive: true,
    // https://developer.hashicorp.com/terraform/language/backend/s3
    fits: 'The keys aren’t the cause. Since version 1.6.3, Terraform’s S3 backend sends a checksum that Spaces doesn’t support.',
    check: { text: 'Add this line to the backend:', command: 'skip_s3_checksum = true' },
    afterwards: { text: 'Run the initialization again:', command: 'terraform init -reconfigure' },
  },
  {
    id: 's3-unsupported',
    title: 'Spaces doesn’t support what the client sends',
    shown: [
      /\bXAmzContentSHA256Mismatch\b|\bserver does not support one or more requested headers\b/i,
      /\bNotImplemented\b[^\n]{0,80}(?:header|functionality)|\bx-amz-checksum|\bBadDigest\b/i,
    ],
    decisive: true,
    // https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html
    fits: 'The keys aren’t the cause. The client sends a header or a checksum that Spaces doesn’t support, often after an update of the client.',
    check: {
      text: 'Turn off the newer checksums of the client, and try again:',
      command:
        'export AWS_REQUEST_CHECKSUM_CALCULATION=when_required AWS_RESPONSE_CHECKSUM_VALIDATION=when_required',
    },
    afterwards: {
      text: 'Remove options for encryption, locks and ACLs. In Terraform’s backend, set `skip_s3_checksum = true`.',
    },
  },
  {
    id: 's3-no-object',
    title: 'Spaces has no file under this path (NoSuchKey)',
    shown: [/\bNoSuchKey\b|\bthe specified key does not exist\b/i],
    decisive: true,
    // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    fits: 'Spaces accepted the request, so the keys aren’t the problem. A key is here the path of a file: it has another prefix or spelling, begins with a slash, or the upload failed.',
    check: {
      text: 'Compare the path with the list of the files, with your region in place of nyc3:',
      command:
        'aws s3 ls --recursive s3://<bucket>/ --endpoint-url https://nyc3.digitaloceanspaces.com',
    },
  },
  {
    id: 's3-no-bucket',
    title: 'Spaces doesn’t find the bucket at this endpoint',
    shown: [
      /\bNoSuchBucket\b|\bthe specified bucket does not exist\b|\bPermanentRedirect\b|\bmust be addressed using the specified endpoint\b/i,
    ],
    fits: 'The keys aren’t the cause. The bucket has another name, or it’s in another region than the endpoint.',
    check: {
      text: 'List the buckets of the region, with your region in place of nyc3:',
      command: 'aws s3 ls --endpoint-url https://nyc3.digitaloceanspaces.com',
    },
  },
  {
    id: 's3-creates-bucket',
    title: 'The program creates a bucket that already exists',
    together: [
      /\bBucketAlready(?:Exists|OwnedByYou)\b/,
      /\bcreate_?bucket\b/i,
      /\b(?:adapter|plugin|middleware|library|SDK|backend|start-?up|restart)\b|\bAccessDenied\b/i,
    ],
    unless: /\bs3(?:cmd|api)? (?:mb|create-bucket)\b/,
    decisive: true,
    fits: 'Spaces accepted the keys. The program sends CreateBucket although the bucket exists. A key for a single bucket gets AccessDenied for that.',
    check: {
      text: 'Use a setting or a version of the program that doesn’t create the bucket, or ignores this error.',
    },
    afterwards: {
      text: 'Test the key with an upload, with your region in place of nyc3:',
      command: 'aws s3 cp <file> s3://<bucket> --endpoint-url https://nyc3.digitaloceanspaces.com',
    },
  },
  {
    id: 's3-bucket-taken',
    title: 'The name of the bucket is taken',
    shown: [/\bBucketAlreadyExists\b|\bBucketAlreadyOwnedByYou\b/],
    decisive: true,
    fits: 'The keys were accepted. Names of buckets are shared by all customers of a region.',
    check: { text: 'Choose another name, or use the bucket if it’s yours.' },
  },
  {
    id: 's3-clock',
    title: 'The clock of this machine is wrong',
    shown: [/\bRequestTimeTooSkewed\b/],
    decisive: true,
    fits: 'The signature contains the time, and Spaces refuses one that differs too much.',
    check: { text: 'Compare the clock of this machine with the real time:', command: 'date -u' },
  },
  {
    id: 's3-slow-down',
    title: 'Spaces asks the client to slow down',
    shown: [/\bSlowDown\b|\breduce your request rate\b/i],
    fits: 'The keys were accepted. The client sends too many requests at a time.',
    check: { text: 'Wait a minute, and let the client send fewer requests at a time.' },
  },
  {
    id: 's3-private-files',
    title: 'The uploaded files are private; the keys work',
    together: [
      /\bspaces\b|digitaloceanspaces/i,
      /\bupload(?:ed|s|ing)?\b[^.\n]{0,60}\bprivate\b|\bprivate\b[^.\n]{0,60}\bupload(?:ed|s|ing)?\b/i,
      /\b403\b|\bAccessDenied\b|\bforbidden\b/i,
    ],
    unless:
      /\b(?:can['’]?t|cannot|unable to|fail\w{0,3} to) upload\b|\bupload\w{0,3} (?:fails?|failed)\b|\bPutObject\b/i,
    decisive: true,
    // https://docs.digitalocean.com/products/spaces/how-to/set-file-permissions/
    fits: 'The upload works, so the keys are good. Whoever reads a private file without a key gets 403.',
    check: { text: 'Let the program upload with the ACL `public-read`.' },
    afterwards: {
      text: 'Make an existing file public, and purge the CDN’s cache:',
      command: 's3cmd setacl --acl-public s3://<bucket>/<file>',
    },
  },
  {
    id: 's3-after-update',
    title: 'The upload to Spaces fails since the update',
    together: [
      /\bupload/i,
      /\b(?:since|after) (?:\w{1,12} ){0,3}(?:upgrad|updat)\w{1,4}/i,
      /\b(?:access_?key_?id|secret_?(?:access_?)?key)\b/i,
      /\bspaces?\b|\bDO_SPACES?_|digitaloceanspaces/i,
    ],
    unless: /\b(?:InvalidAccessKeyId|SignatureDoesNotMatch|AccessDenied)\b/,
    decisive: true,
    // https://docs.strapi.io/cms/configurations/media-library-providers/amazon-s3
    fits: 'The keys didn’t change, but a new version can read its settings from other places. The text doesn’t show what Spaces answered.',
    check: {
      text: 'Look in the server’s log for the error of S3, such as InvalidAccessKeyId or “Region is missing”.',
    },
    afterwards: {
      text: 'Compare the settings with the new version’s documentation. In Strapi 4, `credentials`, `endpoint`, `region` and `params` belong under `s3Options`.',
    },
  },
  {
    id: 's3-head',
    title: 'The Spaces key may not read this, or it doesn’t exist',
    shown: [/\(403\) when calling the Head\w{4,8}\b|\bHead(?:Object|Bucket)\b[^\n]{0,120}\b403\b/],
    fits: 'The answer to HEAD has no error code. Spaces answers 403 if the key may not read, and also for what is missing if the key may not list the bucket. A limited key needs reading and writing for uploads.',
    check: {
      text: 'List the file with the same pair, with your region in place of nyc3:',
      command: 'aws s3 ls s3://<bucket>/<path> --endpoint-url https://nyc3.digitaloceanspaces.com',
    },
    afterwards: {
      text: 'Check the permissions of the key for this bucket:',
      url: links.spacesKeys,
    },
  },
  {
    id: 's3-public',
    title: 'The file is private, and the request has no key',
    together: [
      /\bAccessDenied\b|\b403\b/,
      /\b(?:spaces|digitaloceanspaces)\b/i,
      /\b(?:auto-?updat\w*|public(?:ly)?|browser|CDN|without credentials|don['’]t see anything relating to authori[sz]ation)\b/i,
    ],
    fits: 'Spaces answers AccessDenied if a request without a key asks for a private file. A key isn’t involved then.',
    check: { text: 'Make the file public, or let the program send a presigned URL.' },
    afterwards: {
      text: 'Check the permissions of the key otherwise, if the request is signed:',
      url: links.spacesKeys,
    },
  },
  {
    id: 's3-link-expired',
    title: 'The link to the file has expired',
    together: [
      /<Message>Request has expired<|\bRequest has expired\b/i,
      /AccessDenied|X-Amz-|\bspaces\b|digitaloceanspaces/i,
    ],
    sure: true,
    decisive: true,
    // https://docs.digitalocean.com/products/spaces/how-to/set-file-permissions/
    fits: 'A presigned link works until the time in it. The keys that made it are good.',
    check: {
      text: 'Make a new link, with as many seconds as it must last:',
      command:
        'aws s3 presign s3://<bucket>/<file> --expires-in 3600 --endpoint-url https://nyc3.digitaloceanspaces.com',
    },
  },
  {
    id: 's3-denied',
    title: 'The Spaces key lacks a permission',
    together: [/\bAccess ?Denied\b/i, /\bspaces\b|digitaloceanspaces|-nyc3[a-z]|\bbuckets?\b/i],
    unless:
      /\bdenied for user\b|\bpull access\b|\bamazonaws\.com\b|\barn:aws\b|\bRequest has expired\b/i,
    // https://docs.digitalocean.com/products/spaces/how-to/manage-access/
    fits: 'Spaces answers AccessDenied if the key may not do this with the bucket, or if the bucket isn’t yours. A limited key can’t list all buckets, create one or read its settings.',
    check: { text: 'Check the permissions of the key for this bucket:', url: links.spacesKeys },
    afterwards: {
      text: 'Open the bucket by its name instead of the list of buckets, with your region in place of nyc3:',
      command: 'aws s3 ls s3://<bucket> --endpoint-url https://nyc3.digitaloceanspaces.com',
    },
  },
] as const satisfies readonly Circumstance[];
