use super::super::logto::Outage;

/// One thing that happens. Tabs and callbacks are counted around.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Open,
    Duplicate(usize),
    Close(usize),
    Freeze(usize),
    Thaw(usize),
    Reload(usize),
    Ask(usize, usize, bool),
    SignIn(usize, &'static str),
    SignInAutomatically(usize, &'static str),
    Callback(usize, usize),
    SignOut(usize, bool),
    Prepare(usize),
    LoseAnswer,
    BreakAfter,
    BreakBefore,
    Slow(u64),
    Down(Option<Outage>),
    KeysUnreachable(bool),
    RotateKeys,
    Wait(u64),
    MoveClock(i64),
    LearnClock(usize),
    ClearStorage,
    RevokeAll,
}

/// Numbers that look random (SplitMix64).
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> usize {
        usize::try_from(self.next() % end).unwrap()
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64)]
    }

    /// The steps of a case. It begins with somebody signed in.
    pub(super) fn steps(&mut self) -> Vec<Step> {
        let mut steps = vec![Step::SignIn(0, "alice"), Step::Callback(0, 0), Step::Open];
        for _ in 0..10 + self.below(20) {
            steps.push(self.step());
        }
        steps
    }

    fn step(&mut self) -> Step {
        let tab = self.below(4);
        let person = self.one(&["alice", "alice", "bob"]);
        match self.below(100) {
            0..3 => Step::Open,
            3..6 => Step::Duplicate(tab),
            6..9 => Step::Close(tab),
            9..12 => Step::Freeze(tab),
            12..17 => Step::Thaw(tab),
            17..20 => Step::Reload(tab),
            20..44 => Step::Ask(tab, self.below(5), self.below(6) == 0),
            44..48 => Step::SignIn(tab, person),
            48..50 => Step::SignInAutomatically(tab, person),
            50..56 => Step::Callback(tab, self.below(4)),
            56..58 => Step::SignOut(tab, self.below(2) == 0),
            58..61 => Step::Prepare(tab),
            61..64 => Step::LoseAnswer,
            64..66 => Step::BreakAfter,
            66..68 => Step::BreakBefore,
            68..72 => Step::Slow(self.one(&[100, 1_900, 2_500, 8_000])),
            72..74 => Step::Down(Some(self.one(&[
                Outage::Portal,
                Outage::Failing,
                Outage::Busy,
                Outage::Offline,
            ]))),
            74..77 => Step::Down(None),
            77..79 => Step::KeysUnreachable(self.below(2) == 0),
            79..80 => Step::RotateKeys,
            80..93 => Step::Wait(self.one(&[1, 2, 4, 12, 45, 61, 600, 3_550, 4_000, 86_400])),
            93..96 => Step::MoveClock(self.one(&[-86_400, -600, -5, 5, 600, 86_400])),
            96..98 => Step::LearnClock(tab),
            98 => Step::ClearStorage,
            _ => Step::RevokeAll,
        }
    }
}
