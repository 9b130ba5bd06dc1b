import { type Rule, requestOf } from '../case.ts';

export const unexpandedVariable: Rule<'unexpanded-variable'> = (known) => {
  const shape = known.credential?.shape;
  if (shape?.type !== 'reference') return null;
  const { syntax, name, expands, literal } = shape;
  // What fills in a workflow file or a template does so before anything is sent.
  // PowerShell does so for $env:NAME in double quotes; which quotes it were is often lost.
  const filledIn = expands || ['github-actions', 'template', 'windows'].includes(syntax);
  // Terraform and programs take what stands in quotes as it is; a shell only what is sent.
  const quoted = literal && (syntax === 'terraform' || syntax === 'code');
  // The value of a variable itself: nobody is left to fill it in.
  const isValue = literal && known.credential?.name === null && requestOf(known) === null;
  const sent = isValue || (!filledIn && (quoted || requestOf(known)?.authScheme != null));
  const confidence = !sent ? 'possible' : syntax === 'code' ? 'likely' : 'certain';
  return { confidence, evidence: { syntax, name, expands, sent } };
};
