//! Values of Logto's authorization parameters.

/// What the provider must ask the person (OpenID Connect Core §3.1.2.1), as far as Logto knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prompt {
    /// Ask nothing: answer at once, or with an error. Excludes all others.
    None,
    /// Ask to sign in, even if signed in.
    Login,
    /// Ask for consent. Logto issues refresh tokens only with this one, and asks nothing of users
    /// of first-party applications.
    Consent,
}

impl Prompt {
    /// The value on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Login => "login",
            Self::Consent => "consent",
        }
    }
}

/// The page a person first sees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FirstScreen {
    /// Sign in.
    SignIn,
    /// Create an account.
    Register,
    /// Reset a forgotten password.
    ResetPassword,
    /// Enter an e-mail address for enterprise sign-in.
    SingleSignOn,
    /// Sign in with the chosen [`Identifier`]s only.
    IdentifierSignIn,
    /// Create an account with the chosen [`Identifier`]s only.
    IdentifierRegister,
}

impl FirstScreen {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::SignIn,
        Self::Register,
        Self::ResetPassword,
        Self::SingleSignOn,
        Self::IdentifierSignIn,
        Self::IdentifierRegister,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Register => "register",
            Self::ResetPassword => "reset_password",
            Self::SingleSignOn => "single_sign_on",
            Self::IdentifierSignIn => "identifier:sign_in",
            Self::IdentifierRegister => "identifier:register",
        }
    }

    /// The screen of that value.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.name() == name)
    }

    /// Whether the screen asks for chosen identifiers. Logto's documentation of the parameter
    /// names these three.
    #[must_use]
    pub const fn takes_identifiers(self) -> bool {
        matches!(
            self,
            Self::IdentifierSignIn | Self::IdentifierRegister | Self::ResetPassword
        )
    }
}

/// What a person identifies by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Identifier {
    /// A user name.
    Username,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
}

impl Identifier {
    /// The value on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }
}

/// A connector to go to at once, past Logto's own page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DirectSignIn {
    /// A social connector, by its target, such as `wecom`.
    Social(String),
    /// An enterprise connector, by its id.
    Sso(String),
}

impl DirectSignIn {
    /// The target or id.
    #[must_use]
    pub fn target(&self) -> &str {
        match self {
            Self::Social(target) | Self::Sso(target) => target,
        }
    }

    /// The value on the wire.
    #[must_use]
    pub fn parameter(&self) -> String {
        let method = match self {
            Self::Social(_) => "social:",
            Self::Sso(_) => "sso:",
        };
        [method, self.target()].concat()
    }
}
