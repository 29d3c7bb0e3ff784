namespace Compliance.Oscal;

/// <summary>Why a document was not read, written or resolved.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Place">Where: a JSON pointer, or <c>line 12</c>; empty where the whole document is meant.</param>
public sealed record OscalRefusal(string Code, string Message, string Place = "") : IRefusal
{
    /// <summary>The refusal on one line.</summary>
    public override string ToString() => Place.Length == 0 ? $"{Message} ({Code})" : $"{Place}: {Message} ({Code})";
}

/// <summary>How a task of this library ended.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    /// <summary>It was done.</summary>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>It was not done, and nothing was.</summary>
    public sealed record Refused(OscalRefusal Reason) : Outcome<T>;

    /// <summary>Runs a task that may stop deep inside.</summary>
    internal static Outcome<T> Of(Func<T> task)
    {
        try
        {
            return new Done(task());
        }
        catch (OscalStop stop)
        {
            return new Refused(stop.Reason);
        }
    }
}

/// <summary>Carries a refusal out of a recursion; never leaves the library.</summary>
sealed class OscalStop(OscalRefusal reason) : Exception(reason.Message)
{
    public OscalStop(string code, string message, string place = "")
        : this(new OscalRefusal(code, message, place))
    {
    }

    public OscalRefusal Reason { get; } = reason;
}
