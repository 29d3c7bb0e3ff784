using System.Security.Cryptography;
using Compliance.Domain.Pausing;

namespace Compliance.Domain.EvidenceFiles;

/// <summary>Where a file comes from.</summary>
/// <param name="Maker">Who made it.</param>
/// <param name="Method">How.</param>
/// <param name="Made">On which day.</param>
public sealed record Provenance(string Maker, string Method, DateOnly Made);

/// <summary>What a file of evidence is on record with. It stays when the file is erased.</summary>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="Name">As whoever filed it calls it.</param>
/// <param name="Model">The model about which it says something.</param>
/// <param name="Developer">Who made that model.</param>
/// <param name="Provenance">Where it comes from.</param>
/// <param name="Label">Whom it may reach, by the flow policy.</param>
/// <param name="KeptUntil">When it is erased; exclusive.</param>
public sealed record EvidenceSheet(string Sha256, int Size, string Name, Guid Model, Guid Developer, Provenance Provenance, FlowLabel Label, DateTimeOffset KeptUntil);

/// <summary>A file of evidence from its filing to its erasure. Its hash names its content, and stays.</summary>
/// <remarks>A file that is not the one that was announced is refused, and the refusal is an event: it is on record and changes nothing.</remarks>
public abstract record EvidenceFile
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 100 * 1024 * 1024;

    /// <summary>Largest file that comes whole; a larger one comes in parts.</summary>
    public const int MostWhole = 5 * 1024 * 1024;

    /// <summary>Largest part of a file, in bytes.</summary>
    public const int MostOfPart = 4 * 1024 * 1024;

    /// <summary>The longest that a file is kept, in years.</summary>
    public const int MostYears = 30;

    private EvidenceFile() { }

    /// <summary>There is none.</summary>
    public sealed record Unfiled : EvidenceFile;

    /// <summary>Its content is kept.</summary>
    public sealed record Kept(EvidenceSheet Sheet) : EvidenceFile;

    /// <summary>Its content is gone; what is on record is not.</summary>
    public sealed record Erased(EvidenceSheet Sheet) : EvidenceFile;

    /// <summary>The state before the first event.</summary>
    public static EvidenceFile Initial { get; } = new Unfiled();

    /// <summary>The hash of a content, as it names it.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The state after an event.</summary>
    public static EvidenceFile Evolve(EvidenceFile state, EvidenceEvent happened) => (state, happened) switch
    {
        (_, EvidenceEvent.Refused)                 => state,
        (Unfiled, EvidenceEvent.Filed e)           => new Kept(e.Sheet),
        (Kept s, EvidenceEvent.RetentionExtended e) => new Kept(s.Sheet with { KeptUntil = e.KeptUntil }),
        (Kept s, EvidenceEvent.Erased)             => new Erased(s.Sheet),
        _                                          => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<EvidenceEvent, EvidenceRefusal> Decide(EvidenceFile state, EvidenceCommand command) => (state, command) switch
    {
        (Unfiled, EvidenceCommand.File c)                                      => Filing(c),
        (_, EvidenceCommand.File)                                              => new EvidenceRefusal.AlreadyFiled(),
        (Unfiled, _)                                                           => new EvidenceRefusal.Unknown(),
        (Erased, EvidenceCommand.Expire)                                       => Decision<EvidenceEvent, EvidenceRefusal>.Nothing,
        (Erased, _)                                                            => new EvidenceRefusal.IsErased(),
        (Kept s, EvidenceCommand.Expire c) when c.Now < s.Sheet.KeptUntil      => new EvidenceRefusal.NotExpired(s.Sheet.KeptUntil),
        (Kept, EvidenceCommand.Expire c)                                       => new EvidenceEvent.Erased(c.Act, c.By, c.Now),
        (Kept, EvidenceCommand.ExtendRetention c) when !Text.IsText(c.Reason)  => new EvidenceRefusal.Wordless(),
        (Kept s, EvidenceCommand.ExtendRetention c) when c.KeptUntil <= s.Sheet.KeptUntil => new EvidenceRefusal.NotLonger(s.Sheet.KeptUntil),
        (Kept, EvidenceCommand.ExtendRetention c) when IsTooLong(c.KeptUntil, c.Now) => new EvidenceRefusal.RetentionTooLong(),
        (Kept, EvidenceCommand.ExtendRetention c)                              => new EvidenceEvent.RetentionExtended(c.Act, c.KeptUntil, c.Reason, c.By, c.Now),
        _                                                                      => throw new UnreachableException(),
    };

    static Decision<EvidenceEvent, EvidenceRefusal> Filing(EvidenceCommand.File c) => c.Sheet switch
    {
        { Size: 0 }                                                             => new EvidenceRefusal.Empty(),
        { Size: > MostBytes }                                                   => new EvidenceRefusal.TooLarge(),
        var s when !Text.IsLine(s.Name) || !Text.IsLine(s.Provenance.Maker) || !Text.IsText(s.Provenance.Method) => new EvidenceRefusal.Wordless(),
        var s when s.Provenance.Made > DateOnly.FromDateTime(c.Now.UtcDateTime.AddDays(1)) => new EvidenceRefusal.MadeAhead(),
        var s when s.KeptUntil <= c.Now                                         => new EvidenceRefusal.RetentionPast(),
        var s when IsTooLong(s.KeptUntil, c.Now)                                => new EvidenceRefusal.RetentionTooLong(),
        var s when c.Stated is { } stated && stated != s.Sha256                 => new EvidenceEvent.Refused(c.Act, s.Model, s.Developer, s.Name, stated, s.Sha256, c.By, c.Now),
        var s                                                                   => new EvidenceEvent.Filed(c.Act, s, c.By, c.Now),
    };

    static bool IsTooLong(DateTimeOffset until, DateTimeOffset now) => until > now.AddYears(MostYears);
}

/// <summary>What may be asked of a file of evidence.</summary>
public abstract record EvidenceCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Puts it on record.</summary>
    /// <param name="Stated">The hash that was announced, in lower-case digits; null where none was.</param>
    public sealed record File(Guid Act, EvidenceSheet Sheet, string? Stated, Guid By, DateTimeOffset Now) : EvidenceCommand(Act, By, Now);

    /// <summary>Keeps it for longer.</summary>
    public sealed record ExtendRetention(Guid Act, DateTimeOffset KeptUntil, string Reason, Guid By, DateTimeOffset Now) : EvidenceCommand(Act, By, Now);

    /// <summary>Erases its content, once its time is over.</summary>
    public sealed record Expire(Guid Act, Guid By, DateTimeOffset Now) : EvidenceCommand(Act, By, Now);
}

/// <summary>What has happened to a file of evidence.</summary>
/// <remarks>Stored format.</remarks>
public abstract record EvidenceEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>It is kept.</summary>
    public sealed record Filed(Guid Act, EvidenceSheet Sheet, Guid By, DateTimeOffset At) : EvidenceEvent(Act, By, At);

    /// <summary>It was another file than the one that was announced, and is not kept.</summary>
    public sealed record Refused(Guid Act, Guid Model, Guid Developer, string Name, string Stated, string Found, Guid By, DateTimeOffset At) : EvidenceEvent(Act, By, At)
    {
        /// <summary>The code of the refusal.</summary>
        public const string Code = "evidence.hash_differs";
    }

    /// <summary>It is kept for longer.</summary>
    public sealed record RetentionExtended(Guid Act, DateTimeOffset KeptUntil, string Reason, Guid By, DateTimeOffset At) : EvidenceEvent(Act, By, At);

    /// <summary>Its content is gone.</summary>
    public sealed record Erased(Guid Act, Guid By, DateTimeOffset At) : EvidenceEvent(Act, By, At);
}

/// <summary>Why nothing was done with a file.</summary>
public abstract record EvidenceRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none.</summary>
    public sealed record Unknown() : EvidenceRefusal("evidence.unknown", "There is no such evidence among that which you may see.");

    /// <summary>It is on record.</summary>
    public sealed record AlreadyFiled() : EvidenceRefusal("evidence.already_filed", "This evidence is on record already.");

    /// <summary>There is nothing in it.</summary>
    public sealed record Empty() : EvidenceRefusal("evidence.empty", "There is nothing in the file.");

    /// <summary>There is too much in it.</summary>
    public sealed record TooLarge() : EvidenceRefusal("evidence.too_large", "A file has at most 100 MB, and one that is sent whole at most 5 MB. A larger one is sent in parts of at most 4 MB.");

    /// <summary>A part is empty, or too large.</summary>
    public sealed record PartSize() : EvidenceRefusal("evidence.part_size", "A part has from 1 byte to 4 MB.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless() : EvidenceRefusal("evidence.wordless", "Give the name and the maker in one line, of at most 300 characters, and how it was made or why it is kept in at most 20,000.");

    /// <summary>It would have been made in the future.</summary>
    public sealed record MadeAhead() : EvidenceRefusal("evidence.made_ahead", "It cannot have been made after today.");

    /// <summary>It would be erased at once.</summary>
    public sealed record RetentionPast() : EvidenceRefusal("evidence.retention_past", "It has to be kept until a day to come.");

    /// <summary>It would be kept for ever.</summary>
    public sealed record RetentionTooLong() : EvidenceRefusal("evidence.retention_too_long", "Evidence is kept for at most 30 years.");

    /// <summary>It is still to be kept.</summary>
    public sealed record NotExpired(DateTimeOffset Until) : EvidenceRefusal("evidence.not_expired", $"It is kept until {Until:O}.");

    /// <summary>Time is never taken from it.</summary>
    public sealed record NotLonger(DateTimeOffset Until) : EvidenceRefusal("evidence.not_longer", $"It is kept until {Until:O}; it can only be kept for longer.");

    /// <summary>It is gone.</summary>
    public sealed record IsErased() : EvidenceRefusal("evidence.erased", "Its time was over, and its content is erased. Hash and record stay.");
}
