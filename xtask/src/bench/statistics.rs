//! What is made of samples.

/// The middle one, or the mean of the two in the middle. `None` without samples.
pub(super) fn median(samples: &[f64]) -> Option<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// How many times as large `ours` is as `theirs`. Nothing is as large as nothing; `None` where only
/// theirs is nothing.
pub(super) fn ratio(ours: f64, theirs: f64) -> Option<f64> {
    if theirs == 0.0 {
        return (ours == 0.0).then_some(1.0);
    }
    Some(ours / theirs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle_in_whatever_order() {
        for (samples, expected) in [
            (&[][..], None),
            (&[7.0][..], Some(7.0)),
            (&[9.0, 1.0][..], Some(5.0)),
            (&[100.0, 2.0, 3.0][..], Some(3.0)),
            (&[4.0, 1.0, 1000.0, 2.0][..], Some(3.0)),
        ] {
            assert_eq!(median(samples), expected, "{samples:?}");
        }
    }

    #[test]
    fn a_ratio_to_nothing_is_none() {
        for (ours, theirs, expected) in [
            (1.0, 2.0, Some(0.5)),
            (3.0, 2.0, Some(1.5)),
            (0.0, 2.0, Some(0.0)),
            (0.0, 0.0, Some(1.0)),
            (1.0, 0.0, None),
        ] {
            assert_eq!(ratio(ours, theirs), expected, "{ours} / {theirs}");
        }
    }
}
