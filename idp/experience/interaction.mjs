import { randomBytes } from 'node:crypto';
import { readInteractions } from './interaction-cookies.mjs';

/** The interaction this page belongs to: that of its `app_id`, else the latest. Undefined when lost. */
export async function currentInteraction(ctx, { provider }) {
  const pending = readInteractions(ctx);
  const uid = pending[ctx.query.app_id] ?? pending._legacy;
  const interaction = uid && (await provider.Interaction.find(uid));
  if (!interaction) return undefined;
  if (interaction.session?.uid) {
    const session = await provider.Session.findByUid(interaction.session.uid);
    if (session?.accountId !== interaction.session.accountId) return undefined;
  }
  return interaction;
}

/** Hands the person's answer to the provider and sends the browser back to it. */
export async function finishInteraction(ctx, interaction, result, status = 303) {
  interaction.result = result.consent ? { ...interaction.lastSubmission, ...result } : result;
  await interaction.persist();
  ctx.redirect(interaction.returnTo);
  ctx.status = status;
}

/** Ends the sign-in step with this person, or on the page for a suspended one. `proof` is what the person gave. */
export async function signInAs(ctx, interaction, person, proof) {
  if (person.suspended) return ctx.redirect('/account-suspended');
  person.lastSignInAt = Date.now();
  const submission = {
    interactionEvent: 'SignIn',
    userId: person.id,
    verificationRecords: [{ id: randomBytes(16).toString('hex').slice(0, 21), ...proof, verified: true }],
    signInContext: { ip: ctx.ip, userAgent: ctx.get('user-agent') },
  };
  return finishInteraction(ctx, interaction, { login: { accountId: person.id, remember: true }, submission });
}
