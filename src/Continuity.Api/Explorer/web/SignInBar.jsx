// The bar over GraphiQL: who asks.
import { useState } from 'react';
import { roles } from './signIn.js';

const kinds = ['PHONE', 'EMAIL', 'CHAT_VISITOR', 'APP_USER', 'EXTERNAL'];

const fields = caller => ({
  role: caller.role,
  id: caller.id,
  name: caller.name ?? '',
  teams: (caller.teams ?? []).join(', '),
  kind: caller.identity?.kind ?? '',
  value: caller.identity?.value ?? '',
});

const callerOf = ({ role, id, name, teams, kind, value }) => ({
  role,
  id,
  ...(name && { name }),
  ...((role === 'agent' || role === 'supervisor') && teams.trim() && { teams: teams.split(',').map(team => team.trim()) }),
  ...(role === 'customer' && kind && { identity: { kind, value } }),
});

/** Shows who is signed in, and signs another in. To be given a `key` of its own for each caller. */
export function SignInBar({ caller, problem, onSignIn }) {
  const [form, setForm] = useState(fields(caller));
  const isChanged = JSON.stringify(callerOf(form)) !== JSON.stringify(caller);
  const field = (name, label, width) => (
    <label>{label}<input name={name} style={{ width }} value={form[name]} spellCheck={false} onChange={event => setForm({ ...form, [name]: event.target.value })} /></label>
  );
  return (
    <form className="sign-in" onSubmit={event => { event.preventDefault(); onSignIn(callerOf(form)); }}>
      <strong>Continuity</strong>
      <label>
        Role
        <select name="role" value={form.role} onChange={event => setForm(fields(roles[event.target.value]))}>
          {Object.keys(roles).map(role => <option key={role}>{role}</option>)}
        </select>
      </label>
      {field('id', 'Id', '7em')}
      {field('name', 'Name', '7em')}
      {(form.role === 'agent' || form.role === 'supervisor') && field('teams', 'Teams', '9em')}
      {form.role === 'customer' && (
        <label>
          Identity
          <select name="kind" value={form.kind} onChange={event => setForm({ ...form, kind: event.target.value })}>
            <option value="">none</option>
            {kinds.map(kind => <option key={kind}>{kind}</option>)}
          </select>
        </label>
      )}
      {form.role === 'customer' && form.kind && field('value', 'Value', '12em')}
      <button type="submit">Sign in</button>
      <output className={problem ? 'problem' : isChanged ? 'changed' : 'signed-in'}>
        {problem || (isChanged ? 'not signed in yet' : `signed in as ${caller.role} ${caller.name ?? caller.id}`)}
      </output>
    </form>
  );
}
