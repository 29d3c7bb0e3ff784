namespace Compliance.Domain.Compute;

/// <summary>Why something given as compute is none.</summary>
public abstract record ComputeRefusal(string Code, string Message) : IRefusal
{
    /// <summary>It is text.</summary>
    public sealed record NotANumber(string Text) : ComputeRefusal("compute.not_a_number", $"\"{Shortened(Text)}\" is not a number. Write digits, such as 2.1e25 or 0.35.");

    /// <summary>It is below zero.</summary>
    public sealed record Negative(string Text) : ComputeRefusal("compute.negative", $"{Shortened(Text)} is negative. Compute cannot be.");

    /// <summary>Nothing was computed.</summary>
    public sealed record Zero() : ComputeRefusal("compute.zero", "A run computes at least one operation.");

    /// <summary>It ends within an operation.</summary>
    public sealed record NotWhole(string Text) : ComputeRefusal("compute.not_whole", $"{Shortened(Text)} is not a whole number of operations.");

    /// <summary>No machine could have done it.</summary>
    public sealed record Absurd(string Text) : ComputeRefusal("compute.absurd", $"{Shortened(Text)} is more than 1e32, which no computer can have done. Look for a wrong unit.");

    /// <summary>The upper bound is below the lower one.</summary>
    public sealed record BoundsExchanged(string Quantity, string Low, string High) : ComputeRefusal("compute.bounds_exchanged", $"{Quantity}: the lower bound {Low} is above the upper bound {High}. Exchange them.");

    /// <summary>A quantity that cannot have this value.</summary>
    public sealed record OutOfRange(string Quantity, string Why) : ComputeRefusal("compute.out_of_range", $"{Quantity}: {Why}");

    /// <summary>The quantities do not make up the basis.</summary>
    public sealed record WrongQuantities(ComputeBasis Basis, string Wanted) : ComputeRefusal("compute.wrong_quantities", $"{Basis} is made of: {Wanted}; each once.");

    /// <summary>Nobody can look it up.</summary>
    public sealed record NoSource() : ComputeRefusal("compute.no_source", "Say where it is from, in at most 2,000 characters.");

    static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
