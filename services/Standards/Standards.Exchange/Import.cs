namespace Standards.Exchange;

/// <summary>How the reading of a file ended.</summary>
public abstract record Import
{
    private Import() { }

    /// <summary>There is a document that the content model allows.</summary>
    /// <param name="Document">The text.</param>
    /// <param name="Repairs">What was changed to make it one, in reading order; at most <see cref="Repair.Max"/>.</param>
    public sealed record Taken(Document Document, ImmutableArray<Repair> Repairs) : Import
    {
        /// <summary>The pictures that stood in the file.</summary>
        public ImmutableArray<Pictures.Picture> Pictures { get; init; } = [];
    }

    /// <summary>There is none, and nothing was taken.</summary>
    public sealed record Refused(ExchangeRefusal Reason) : Import;
}

/// <summary>One thing that was changed so that a file became a document.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Place">Where in the file, such as <c>line 12, section sec_3</c>.</param>
/// <param name="Message">What was done, in one sentence.</param>
public sealed record Repair(string Code, string Place, string Message)
{
    /// <summary>Most repairs that are listed; the last one says how many more there were.</summary>
    public const int Max = 1_000;
}

/// <summary>Why a file was not taken.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record ExchangeRefusal(string Code, string Message) : IRefusal
{
    /// <summary>The file, or the document in it, is larger than what is read.</summary>
    public sealed record TooLarge(string Bound) : ExchangeRefusal("exchange.too_large", Bound);

    /// <summary>Elements nest deeper than what is read.</summary>
    public sealed record TooDeep(int Most) : ExchangeRefusal("exchange.too_deep", $"The file nests more than {Most} elements in each other.");

    /// <summary>The file is not well formed.</summary>
    public sealed record Malformed(string Problem) : ExchangeRefusal("exchange.malformed", Problem);

    /// <summary>The file declares a document type or entities of its own, which could make it anything.</summary>
    public sealed record EntitiesForbidden() : ExchangeRefusal(
        "exchange.entities_forbidden", "The file has a document type declaration. Save it without one: entities of its own are never read.");

    /// <summary>The file is of another format than it should be.</summary>
    public sealed record WrongFormat(string Expected) : ExchangeRefusal("exchange.wrong_format", Expected);

    /// <summary>The file breaks a rule of its format.</summary>
    public sealed record Invalid(string Problem) : ExchangeRefusal("exchange.invalid", Problem);

    /// <summary>There is nothing in the file that could be a text.</summary>
    public sealed record Empty() : ExchangeRefusal("exchange.empty", "The file holds no text.");

    /// <summary>The text in the file is no document, and could not be made one.</summary>
    public sealed record NoDocument(string Problem) : ExchangeRefusal("exchange.no_document", Problem);
}
