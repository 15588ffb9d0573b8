import { useLogto } from '@logto/react';
import { Link, Route, Routes } from 'react-router';
import { Callback } from './callback.jsx';
import { Home } from './home.jsx';
import { Profile } from './profile.jsx';

export function App() {
  const { isAuthenticated, signOut } = useLogto();
  return (
    <>
      <header className="bar">
        <Link className="brand" to="/">React Logto</Link>
        {isAuthenticated && (
          <nav aria-label="Main menu">
            <Link className="button" to="/profile">Profile</Link>
            <button type="button" className="button" onClick={() => signOut(`${window.location.origin}/`)}>Sign out</button>
          </nav>
        )}
      </header>
      <main>
        <Routes>
          <Route path="/" element={<Home />} />
          <Route path="/callback" element={<Callback />} />
          <Route path="/profile" element={<Profile />} />
        </Routes>
      </main>
    </>
  );
}
