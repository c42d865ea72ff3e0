//! From the chain's probabilities to confidences that mean what they say.
//!
//! The chain is too sure of itself: of what it gives 85 %, two thirds are right. On references not
//! trained on, the share that is right follows a straight line in the logarithm of the odds, the
//! same for a field and for a whole reference; `snoska evaluate` prints the table this was read
//! from.

const SLOPE: f32 = 0.68;
const OFFSET: f32 = -0.42;

/// How often a label with this probability is right, 0 to 1. What is certain stays so.
pub fn confidence(probability: f32) -> f32 {
    let odds = probability / (1.0 - probability);
    1.0 / (1.0 + (-(SLOPE * odds.ln() + OFFSET)).exp())
}

#[cfg(test)]
mod tests {
    use super::confidence;

    #[test]
    fn confidences_grow_with_the_probability_and_stay_in_bounds() {
        assert_eq!(confidence(0.0), 0.0);
        assert_eq!(confidence(1.0), 1.0);
        let steps: Vec<f32> = (0..=1000).map(|i| confidence(i as f32 / 1000.0)).collect();
        assert!(steps.is_sorted());
        assert!((confidence(0.85) - 0.68).abs() < 0.02);
    }
}
