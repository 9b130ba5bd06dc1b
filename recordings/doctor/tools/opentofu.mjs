import { terraform } from '../terraform.mjs';

export default terraform('OpenTofu', 'tofu');
