import type { Provider } from '../provider.ts';

/** Language models. A key of DigitalOcean inference starts with sk-do- and isn’t here. */
export const languageModels: readonly Provider[] = [
  {
    name: 'OpenAI',
    where: 'It’s for the OpenAI API (api.openai.com).',
    formats: [
      ['API key', /^sk-(?:proj|svcacct|service|admin)-[\w-]{20,74}T3BlbkFJ[\w-]{20,74}$/], // gitleaks rule openai-api-key
      ['older API key', /^sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}$/], // gitleaks rule openai-api-key
    ],
  },
  {
    name: 'Stability AI',
    where: 'It’s for the Stability AI API (api.stability.ai).',
    formats: [
      ['API key', /^sk-[A-Za-z0-9]{48}$/, 'generic'], // betterleaks rule stability-ai-api-key
    ],
  },
  {
    name: 'DeepSeek',
    where: 'It’s for the DeepSeek API (api.deepseek.com).',
    formats: [['API key', /^sk-[0-9a-f]{32}$/, 'generic']], // trufflehog detector deepseek
  },
  {
    name: 'Anthropic',
    where: 'It’s for the Anthropic API (api.anthropic.com).',
    formats: [
      ['API key', /^sk-ant-[a-z]{2,10}[0-9]{2}-[\w-]{80,120}$/], // gitleaks rule anthropic-api-key
    ],
  },
  {
    name: 'OpenRouter',
    where: 'It’s for the OpenRouter API (openrouter.ai/api).',
    formats: [['API key', /^sk-or-v1-[0-9a-f]{64}$/]], // trufflehog detector openrouter
  },
  {
    name: 'Langfuse',
    where: 'It’s for the Langfuse API (cloud.langfuse.com).',
    formats: [
      ['API key', /^[ps]k-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/], // trufflehog detector langfuse
    ],
  },
  {
    name: 'ElevenLabs',
    where: 'It’s for the ElevenLabs API (api.elevenlabs.io).',
    formats: [['API key', /^sk_[0-9a-f]{48}$/]], // betterleaks rule elevenlabs-api-key
  },
  {
    name: 'Hugging Face',
    where: 'It’s for the Hugging Face API (huggingface.co).',
    formats: [
      ['access token', /^hf_[A-Za-z0-9]{34}$/], // trufflehog detector huggingface
      ['organization token', /^api_org_[A-Za-z0-9]{34}$/], // trufflehog detector huggingface
    ],
  },
  {
    name: 'Replicate',
    where: 'It’s for the Replicate API (api.replicate.com).',
    formats: [['API token', /^r8_[\w-]{37}$/]], // trufflehog detector replicate
  },
  {
    name: 'Groq',
    where: 'It’s for the Groq API (api.groq.com).',
    formats: [['API key', /^gsk_[A-Za-z0-9]{52}$/]], // trufflehog detector groq
  },
  {
    name: 'Cerebras',
    where: 'It’s for the Cerebras API (api.cerebras.ai).',
    formats: [['API key', /^csk-[a-z0-9]{48}$/]], // betterleaks rule cerebras-api-key
  },
  {
    name: 'Perplexity',
    where: 'It’s for the Perplexity API (api.perplexity.ai).',
    formats: [['API key', /^pplx-[A-Za-z0-9]{48}$/]], // gitleaks rule perplexity-api-key
  },
  {
    name: 'xAI',
    where: 'It’s for the xAI API (api.x.ai).',
    formats: [['API key', /^xai-[\w-]{70,120}$/]], // trufflehog detector xai
  },
  {
    name: 'NVIDIA',
    where: 'It’s for the NVIDIA API (integrate.api.nvidia.com).',
    formats: [['API key', /^nvapi-[\w-]{60,70}$/]], // trufflehog detector nvapi
  },
  {
    name: 'Together AI',
    where: 'It’s for the Together AI API (api.together.xyz).',
    formats: [['API key', /^tgp_v1_[\w-]{43}$/]], // betterleaks rule togetherai-api-key
  },
  {
    name: 'Pinecone',
    where: 'It’s for the Pinecone API (api.pinecone.io).',
    formats: [
      ['API key', /^pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}$/], // trufflehog detector pinecone
    ],
  },
  {
    name: 'LangSmith',
    where: 'It’s for the LangSmith API (api.smith.langchain.com).',
    formats: [
      ['API key', /^lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}$/], // trufflehog detector langsmith
    ],
  },
  {
    name: 'Weights & Biases',
    where: 'It’s for the Weights & Biases API (api.wandb.ai).',
    formats: [['API key', /^wandb_v1_\w{77}$/]], // betterleaks rule weights-and-biases-api-key-v1
  },
  {
    name: 'RunPod',
    where: 'It’s for the RunPod API (rest.runpod.io).',
    formats: [['API key', /^rpa_[A-Z0-9]{40}[A-Za-z0-9]{6}$/]], // betterleaks rule runpod-api-key.1
  },
];
