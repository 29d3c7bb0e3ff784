namespace Compliance.Domain.Catalogs;

/// <summary>Where a catalog of controls comes from.</summary>
public enum CatalogOrigin
{
    /// <summary>From a standard that this house adopted: its requirements are the controls.</summary>
    Standard,

    /// <summary>From a public framework.</summary>
    Framework,

    /// <summary>From a file that a monitor brought.</summary>
    File,
}

/// <summary>An edition of a standard of this house.</summary>
/// <param name="Standard">By its identifier in the public register.</param>
/// <param name="Number">Such as <c>AIG-101</c>.</param>
/// <param name="Edition">From 1.</param>
/// <param name="InForceFrom">The first day on which it binds.</param>
public sealed record AdoptedEdition(Guid Standard, string Number, int Edition, DateOnly InForceFrom);

/// <summary>What is known of one version of a catalog.</summary>
/// <param name="Version">As the catalog says it.</param>
/// <param name="Source">Who gives it out, and where it was taken from.</param>
/// <param name="Sha256">Of the catalog in its canonical JSON, in 64 lower-case hexadecimal digits.</param>
/// <param name="Controls">How many controls it has that are not withdrawn.</param>
/// <param name="Adopted">The edition whose requirements it has, where it is a standard of this house.</param>
public sealed record CatalogSheet(string Title, string Version, CatalogOrigin Origin, string Source, string Sha256, int Controls, AdoptedEdition? Adopted)
{
    /// <summary>The name of the file that it came in, under which a profile finds it.</summary>
    public string? FileName { get; init; }
}

/// <summary>One version of a catalog, as it came.</summary>
public sealed record CatalogVersion(CatalogSheet Sheet, DateTimeOffset EnteredAt);

/// <summary>A catalog of controls (OSCAL, control layer), version after version. A version is known by the hash of what it holds, and never changes.</summary>
/// <remarks>The last version counts; of a standard that of the highest edition, in whatever order they come.</remarks>
public sealed record ControlCatalog(ImmutableList<CatalogVersion> Versions, DateTimeOffset? WithdrawnAt)
{
    /// <summary>The most controls of one catalog. SP 800-53, the largest that is in use, has about 1,200.</summary>
    public const int MostControls = 2_000;

    /// <summary>Nothing has come yet.</summary>
    public static ControlCatalog Initial { get; } = new([], null);

    /// <summary>The version against which assessments begin; null where there is none.</summary>
    public CatalogVersion? Current => WithdrawnAt is not null || Versions.IsEmpty ? null : Versions.Aggregate((a, b) => (b.Sheet.Adopted?.Edition ?? 0) >= (a.Sheet.Adopted?.Edition ?? 0) ? b : a);

    /// <summary>The state after an event.</summary>
    public static ControlCatalog Evolve(ControlCatalog state, ControlCatalogEvent happened) => happened switch
    {
        ControlCatalogEvent.Entered e when !state.Knows(e.Sheet)     => new(state.Versions.Add(new(e.Sheet, e.At)), null),
        ControlCatalogEvent.Withdrawn e when state.Current is not null => state with { WithdrawnAt = e.At },
        _                                                              => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about.</summary>
    public static Decision<ControlCatalogEvent, ControlCatalogRefusal> Decide(ControlCatalog state, ControlCatalogCommand command) => command switch
    {
        ControlCatalogCommand.Enter c when state.Knows(c.Sheet)                                          => new ControlCatalogRefusal.Known(),
        ControlCatalogCommand.Enter { Sheet.Controls: 0 }                                                => new ControlCatalogRefusal.NoControls(),
        ControlCatalogCommand.Enter { Sheet.Controls: > MostControls }                                   => new ControlCatalogRefusal.TooManyControls(),
        ControlCatalogCommand.Enter c when !Text.IsLine(c.Sheet.Title) || !Text.IsLine(c.Sheet.Source)   => new ControlCatalogRefusal.Wordless(),
        ControlCatalogCommand.Enter c                                                                    => new ControlCatalogEvent.Entered(c.Act, c.Sheet, c.By, c.Now),
        ControlCatalogCommand.Withdraw when state.Current is null                                        => Decision<ControlCatalogEvent, ControlCatalogRefusal>.Nothing,
        ControlCatalogCommand.Withdraw c                                                                 => new ControlCatalogEvent.Withdrawn(c.Act, c.Reason, c.By, c.Now),
        _                                                                                                => throw new UnreachableException(),
    };

    bool Knows(CatalogSheet sheet) => Versions.Exists(v => v.Sheet.Sha256 == sheet.Sha256);
}

/// <summary>What may be asked of a catalog.</summary>
public abstract record ControlCatalogCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>A version comes in.</summary>
    public sealed record Enter(Guid Act, CatalogSheet Sheet, Guid By, DateTimeOffset Now) : ControlCatalogCommand(Act, By, Now);

    /// <summary>The standard no longer holds.</summary>
    public sealed record Withdraw(Guid Act, string Reason, Guid By, DateTimeOffset Now) : ControlCatalogCommand(Act, By, Now);
}

/// <summary>What has happened to a catalog.</summary>
/// <remarks>Stored format.</remarks>
public abstract record ControlCatalogEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>A version came in.</summary>
    public sealed record Entered(Guid Act, CatalogSheet Sheet, Guid By, DateTimeOffset At) : ControlCatalogEvent(Act, By, At);

    /// <summary>Nothing is assessed against it any more. What was assessed stays.</summary>
    public sealed record Withdrawn(Guid Act, string Reason, Guid By, DateTimeOffset At) : ControlCatalogEvent(Act, By, At);
}

/// <summary>Why nothing was done with a catalog.</summary>
public abstract record ControlCatalogRefusal(string Code, string Message) : IRefusal
{
    /// <summary>This version is there.</summary>
    public sealed record Known() : ControlCatalogRefusal("catalog.known", "A catalog that holds exactly this is there already.");

    /// <summary>Nothing could be assessed.</summary>
    public sealed record NoControls() : ControlCatalogRefusal("catalog.no_controls", "The catalog has no control that is not withdrawn.");

    /// <summary>More than anyone could assess.</summary>
    public sealed record TooManyControls() : ControlCatalogRefusal("catalog.too_many_controls", $"A catalog has at most {ControlCatalog.MostControls} controls. Bring a profile that selects some.");

    /// <summary>A title or a source is missing.</summary>
    public sealed record Wordless() : ControlCatalogRefusal("catalog.wordless", "A catalog has a title, and a source, each in one line of at most 300 characters.");
}
