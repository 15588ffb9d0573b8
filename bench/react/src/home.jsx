import { useLogto } from '@logto/react';
import { redirectUri } from './redirect-uri.js';
import { useAccount } from './user.js';

export function Home() {
  const { isAuthenticated } = useLogto();
  return isAuthenticated ? <SignedIn /> : <SignedOut />;
}

function SignedOut() {
  const { signIn, error } = useLogto();
  return (
    <div className="card">
      <h1>React Logto</h1>
      <p>Sign in to see your account.</p>
      {error && <p role="alert">{error.message}</p>}
      <button type="button" className="button primary" onClick={() => signIn(redirectUri)}>Sign in</button>
      <button type="button" className="button" onClick={() => signIn({ redirectUri, firstScreen: 'register' })}>Create account</button>
      <p className="divider">or</p>
      <button
        type="button"
        className="button"
        onClick={() => signIn({ redirectUri, directSignIn: { method: 'social', target: 'wecom' } })}
      >
        Continue with WeCom
      </button>
    </div>
  );
}

function SignedIn() {
  const { user, info } = useAccount();
  if (!user) return <div className="card"><p>Loading…</p></div>;
  return (
    <div className="card">
      {user.picture && <img className="avatar" src={user.picture} alt="" />}
      <h1>{user.name ?? user.username ?? user.sub}</h1>
      {user.email && <p>{user.email}</p>}
      <ul>
        {Object.entries(info?.identities ?? {}).map(([target, { userId }]) => <li key={target}>{target} {userId}</li>)}
      </ul>
    </div>
  );
}
