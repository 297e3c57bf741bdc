//! Random values from three points, from a seed.

use oorandom::Rand64;

/// Draws values; the same seed draws the same ones.
pub(super) struct Sampler(Rand64);

impl Sampler {
    pub fn new(seed: u64) -> Self {
        Self(Rand64::new(u128::from(seed)))
    }

    /// A value above 0 and below 1.
    fn open(&mut self) -> f64 {
        loop {
            let value = self.0.rand_float();
            if value > 0.0 && value < 1.0 {
                return value;
            }
        }
    }

    /// A value of a triangular distribution; `likely` is pulled between the ends.
    pub fn triangular(&mut self, low: f64, likely: f64, high: f64) -> f64 {
        let width = high - low;
        if width <= 0.0 {
            return low;
        }
        let likely = likely.clamp(low, high);
        let at = self.open();
        if at < (likely - low) / width {
            low + f64::sqrt(at * width * (likely - low))
        } else {
            high - f64::sqrt((1.0 - at) * width * (high - likely))
        }
    }

    /// A value of a PERT distribution, a beta distribution over the ends with mean (low + 4 likely + high) / 6.
    pub fn pert(&mut self, low: f64, likely: f64, high: f64) -> f64 {
        let width = high - low;
        if width <= 0.0 {
            return low;
        }
        let likely = likely.clamp(low, high);
        let (a, b) = (1.0 + 4.0 * (likely - low) / width, 1.0 + 4.0 * (high - likely) / width);
        width.mul_add(self.beta(a, b), low)
    }

    /// A beta distribution with both parameters at least 1 (Cheng's algorithm BB, Communications of the ACM 21, 1978).
    fn beta(&mut self, alpha: f64, beta: f64) -> f64 {
        if alpha <= 1.0 {
            return 1.0 - (1.0 - self.open()).powf(1.0 / beta);
        }
        if beta <= 1.0 {
            return self.open().powf(1.0 / alpha);
        }
        let (small, large) = (alpha.min(beta), alpha.max(beta));
        let sum = small + large;
        let slope = f64::sqrt((sum - 2.0) / (2.0 * small).mul_add(large, -sum));
        let shift = small + 1.0 / slope;
        loop {
            let (one, two) = (self.open(), self.open());
            let odds = slope * (one / (1.0 - one)).ln();
            let scaled = small * odds.exp();
            let bound = shift.mul_add(odds, -4.0_f64.ln());
            if bound + sum * (sum / (large + scaled)).ln() >= (one * one * two).ln() {
                return if small == alpha { scaled / (large + scaled) } else { large / (large + scaled) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(draw: impl FnMut(u32) -> f64) -> f64 {
        (0..20_000).map(draw).sum::<f64>() / 20_000.0
    }

    #[test]
    fn means_are_those_of_the_rule_and_values_stay_between_the_ends() {
        // Vector R14-1: 12, 18 and 36 minutes.
        let mut sampler = Sampler::new(7);
        let pert = mean(|_| sampler.pert(12.0, 18.0, 36.0));
        assert!((pert - 20.0).abs() < 0.15, "{pert}");
        let triangular = mean(|_| sampler.triangular(12.0, 18.0, 36.0));
        assert!((triangular - 22.0).abs() < 0.15, "{triangular}");
        for likely in [12.0, 20.0, 36.0] {
            for _ in 0..2000 {
                assert!((12.0..=36.0).contains(&sampler.pert(12.0, likely, 36.0)));
                assert!((12.0..=36.0).contains(&sampler.triangular(12.0, likely, 36.0)));
            }
        }
    }

    #[test]
    fn without_width_there_is_nothing_to_draw() {
        let mut sampler = Sampler::new(1);
        assert_eq!((sampler.pert(5.0, 5.0, 5.0), sampler.triangular(5.0, 5.0, 5.0)), (5.0, 5.0));
    }
}
