import { terraform } from '../terraform.mjs';

export default terraform('Terraform', 'terraform');
