import { type Provider, provider } from '../provider.ts';

/** Language models. A key of DigitalOcean inference starts with sk-do- and isn’t here. */
export const languageModels: readonly Provider[] = [
  provider('OpenAI', 'The OpenAI API (api.openai.com) accepts it.', [
    [
      'API key',
      /^sk-(?:proj|svcacct|service|admin)-[\w-]{20,74}T3BlbkFJ[\w-]{20,74}$/,
      'gitleaks: openai-api-key',
    ],
    ['older API key', /^sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}$/, 'gitleaks: openai-api-key'],
  ]),
  provider('Stability AI', 'The Stability AI API (api.stability.ai) accepts it.', [
    ['API key', /^sk-[A-Za-z0-9]{48}$/, 'betterleaks: stability-ai-api-key', 'generic'],
  ]),
  provider('DeepSeek', 'The DeepSeek API (api.deepseek.com) accepts it.', [
    ['API key', /^sk-[0-9a-f]{32}$/, 'trufflehog: deepseek', 'generic'],
  ]),
  provider('Anthropic', 'The Anthropic API (api.anthropic.com) accepts it.', [
    ['API key', /^sk-ant-[a-z]{2,10}[0-9]{2}-[\w-]{80,120}$/, 'gitleaks: anthropic-api-key'],
  ]),
  provider('OpenRouter', 'The OpenRouter API (openrouter.ai/api) accepts it.', [
    ['API key', /^sk-or-v1-[0-9a-f]{64}$/, 'trufflehog: openrouter'],
  ]),
  provider('Langfuse', 'The Langfuse API (cloud.langfuse.com) accepts it.', [
    [
      'API key',
      /^[ps]k-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
      'trufflehog: langfuse',
    ],
  ]),
  provider('ElevenLabs', 'The ElevenLabs API (api.elevenlabs.io) accepts it.', [
    ['API key', /^sk_[0-9a-f]{48}$/, 'betterleaks: elevenlabs-api-key'],
  ]),
  provider('Hugging Face', 'The Hugging Face API (huggingface.co) accepts it.', [
    ['access token', /^hf_[A-Za-z0-9]{34}$/, 'trufflehog: huggingface'],
    ['organization token', /^api_org_[A-Za-z0-9]{34}$/, 'trufflehog: huggingface'],
  ]),
  provider('Replicate', 'The Replicate API (api.replicate.com) accepts it.', [
    ['API token', /^r8_[\w-]{37}$/, 'trufflehog: replicate'],
  ]),
  provider('Groq', 'The Groq API (api.groq.com) accepts it.', [
    ['API key', /^gsk_[A-Za-z0-9]{52}$/, 'trufflehog: groq'],
  ]),
  provider('Cerebras', 'The Cerebras API (api.cerebras.ai) accepts it.', [
    ['API key', /^csk-[a-z0-9]{48}$/, 'betterleaks: cerebras-api-key'],
  ]),
  provider('Perplexity', 'The Perplexity API (api.perplexity.ai) accepts it.', [
    ['API key', /^pplx-[A-Za-z0-9]{48}$/, 'gitleaks: perplexity-api-key'],
  ]),
  provider('xAI', 'The xAI API (api.x.ai) accepts it.', [
    ['API key', /^xai-[\w-]{70,120}$/, 'trufflehog: xai'],
  ]),
  provider('NVIDIA', 'The NVIDIA API (integrate.api.nvidia.com) accepts it.', [
    ['API key', /^nvapi-[\w-]{60,70}$/, 'trufflehog: nvapi'],
  ]),
  provider('Together AI', 'The Together AI API (api.together.xyz) accepts it.', [
    ['API key', /^tgp_v1_[\w-]{43}$/, 'betterleaks: togetherai-api-key'],
  ]),
  provider('Pinecone', 'The Pinecone API (api.pinecone.io) accepts it.', [
    ['API key', /^pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}$/, 'trufflehog: pinecone'],
  ]),
  provider('LangSmith', 'The LangSmith API (api.smith.langchain.com) accepts it.', [
    ['API key', /^lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}$/, 'trufflehog: langsmith'],
  ]),
  provider('Weights & Biases', 'The Weights & Biases API (api.wandb.ai) accepts it.', [
    ['API key', /^wandb_v1_\w{77}$/, 'betterleaks: weights-and-biases-api-key-v1'],
  ]),
  provider('RunPod', 'The RunPod API (rest.runpod.io) accepts it.', [
    ['API key', /^rpa_[A-Z0-9]{40}[A-Za-z0-9]{6}$/, 'betterleaks: runpod-api-key.1'],
  ]),
];
