use super::*;

fn parsed(line: &str) -> Result<Command> {
    parse(line.split_whitespace().map(OsString::from))
}

fn refused(line: &str) -> String {
    format!("{:#}", parsed(line).unwrap_err())
}

#[test]
fn dev_uses_the_local_provider_by_default() {
    let expected = DevOptions {
        port: 8080,
        target: Target::Local { port: 3001 },
    };
    assert_eq!(parsed("dev").unwrap(), Command::Dev(expected));
}

#[test]
fn dev_takes_a_logto_of_your_own() {
    let expected = DevOptions {
        port: 9000,
        target: Target::Logto {
            endpoint: "https://a.logto.app/".into(),
            app_id: "abc".into(),
        },
    };
    assert_eq!(
        parsed("dev --endpoint https://a.logto.app/ --app-id=abc --port 9000").unwrap(),
        Command::Dev(expected)
    );
}

#[test]
fn dev_takes_a_configuration_of_your_own() {
    let Command::Dev(options) = parsed("dev --config my.json").unwrap() else {
        panic!("not dev")
    };
    let Target::Configured(file) = options.target else {
        panic!("{:?}", options.target)
    };
    assert!(file.is_absolute() && file.ends_with("my.json"));
    assert!(refused("dev --config a.json --app-id abc").contains("leave --endpoint"));
    assert!(refused("dev --config a.json --provider-port 4001").contains("--config replace"));
}

#[test]
fn half_a_logto_is_refused() {
    assert!(refused("dev --endpoint https://a.logto.app/").contains("--app-id"));
    assert!(refused("dev --app-id abc").contains("--endpoint"));
    assert!(refused("dev --endpoint a.logto.app --app-id abc").contains("https://"));
}

#[test]
fn ports_must_be_ports() {
    for line in ["dev --port 0", "dev --port 70000", "dev --port http"] {
        assert!(refused(line).contains("1 to 65535"), "{line}");
    }
    assert!(refused("dev --port 3001").contains("both use port 3001"));
}

#[test]
fn suites_are_taken_by_name_and_listed_when_unknown() {
    assert_eq!(
        parsed("test host e2e").unwrap(),
        Command::Test(vec![Suite::Host, Suite::E2e])
    );
    let error = refused("test hots");
    for suite in Suite::ALL {
        assert!(error.contains(suite.name()), "{error}");
    }
}

#[test]
fn a_build_never_replaces_the_repository() {
    for dist in [repository::root(), PathBuf::from("/")] {
        let line = format!("build --dist {}", dist.display());
        assert!(refused(&line).contains("repository"), "{line}");
    }
}

#[test]
fn a_bench_measures_everything_unless_told() {
    assert_eq!(
        parsed("bench").unwrap(),
        Command::Bench(BenchOptions::default())
    );
    let expected = BenchOptions {
        parts: vec![Part::Micro],
        runs: 3,
        ..BenchOptions::default()
    };
    assert_eq!(
        parsed("bench micro --runs 3").unwrap(),
        Command::Bench(expected)
    );
    assert!(refused("bench pages").contains("journey, micro, tabs and sizes"));
    for line in ["bench --runs 0", "bench --runs many"] {
        assert!(refused(line).contains("1 to 1000"), "{line}");
    }
}

#[test]
fn what_is_not_understood_points_to_the_help() {
    assert!(refused("build --bas /app/").contains("cargo xtask build --help"));
    assert!(refused("--verbose").contains("cargo xtask --help"));
    assert!(refused("deploy").contains("setup, dev, build, connect, test and bench"));
}

#[test]
fn help_never_depends_on_what_stands_beside_it() {
    for line in [
        "",
        "--help",
        "-h",
        "help",
        "dev --help",
        "test -h",
        "build --help",
        "connect --help",
        "setup -h",
        "bench --help",
    ] {
        assert!(matches!(parsed(line), Ok(Command::Help(_))), "{line}");
    }
}
