using Compliance.Graph;
using Compliance.Storage;
using GraphQL;
using GraphQL.DataLoader;

namespace Compliance.ReadingRegimes;

[Public, Name("Regime")]
sealed class RegimeView(Regime regime, DateTimeOffset now)
{
    [Id]
    public string Id => regime.Id;

    public int Version => regime.Version;

    public string Name => regime.Name;

    public string Jurisdiction => regime.Jurisdiction;

    public string Source => regime.Source;

    public DateOnly From => regime.From;

    /// <summary>The first day on which it no longer binds.</summary>
    public DateOnly? Until => regime.Until;

    public bool IsInForce => regime.IsInForce(regime.Calendar.DayOf(now).ToDateOnly());

    public string TimeZone => regime.Calendar.Zone;

    /// <summary>The calendar by which its periods run.</summary>
    public RegimeCalendarView Calendar => new(regime.Calendar);

    /// <summary>The edition of a standard of this house whose requirements it makes duties; null where it is no such regime.</summary>
    public RegimeStandardView? Standard([FromServices] RegimeBook book) => regime.Standard is { } standard ? new(standard, book.PublicationOf(regime.Id)?.Catalog) : null;

    /// <summary>When its last version was published here; null where it comes with the platform.</summary>
    public DateTime? PublishedAt([FromServices] RegimeBook book) => book.PublicationOf(regime.Id)?.At;

    /// <summary>Of the publication of its last version.</summary>
    public ReceiptStub? Receipt([FromServices] RegimeBook book) => book.PublicationOf(regime.Id) is { } publication ? new(publication.Act) : null;

    /// <summary>The document of its last version, to begin the next one from; null where it comes with the platform.</summary>
    [Complexity(50)]   // it may be long
    public string? Document([FromServices] RegimeBook book) => book.PublicationOf(regime.Id)?.Document;

    public IEnumerable<ThresholdView> Thresholds => regime.Thresholds.Select(t => new ThresholdView(t));

    public IEnumerable<RegimeDutyView> Duties => regime.Duties.Select(d => new RegimeDutyView(d));
}

/// <summary>The edition of a standard of this house that a regime is about.</summary>
[Public, Name("RegimeStandard")]
sealed class RegimeStandardView(RegimeStandard standard, Guid? catalog)
{
    public string Number => standard.Number;

    public int Edition => standard.Edition;

    /// <summary>Its requirements.</summary>
    [Id]
    public string? CatalogId => catalog?.ToString("D");

    /// <summary>Whether that edition, as it was, still holds; else the regime should follow.</summary>
    public IDataLoaderResult<bool> IsCurrent([FromServices] Loaders loaders) => catalog is { } id ? loaders.Catalogs.Load(id).Then(c => c is { IsCurrent: true }) : LoaderResults.Known(false);
}

/// <summary>A calendar by which periods run.</summary>
[Public, Name("RegimeCalendar")]
sealed class RegimeCalendarView(WorkCalendar calendar)
{
    [Id]
    public string Id => calendar.Id;

    public string Name => calendar.Name;

    public string TimeZone => calendar.Zone;
}

/// <summary>That a regime was published, just now or recalled.</summary>
[Public, Name("RegimeAct")]
sealed class RegimeActView(string regime, Guid act)
{
    public RegimeView? Regime([FromServices] RegimeBook book, [FromServices] Clock clock) => book.Find(regime) is { } found ? new(found, clock.Now()) : null;

    public ReceiptStub Receipt => new(act);
}

[Public, Name("ComputeThreshold")]
sealed class ThresholdView(Threshold threshold)
{
    [Id]
    public string Id => threshold.Id;

    public string Name => threshold.Name;

    /// <summary>A model is above it with more operations than this.</summary>
    public string Compute => threshold.Compute.ToString();

    public double ComputeLog10 => System.Numerics.BigInteger.Log10(threshold.Compute.Count);

    /// <summary>Only models of one of these kinds are meant; of any where there is none.</summary>
    public IEnumerable<string> Domains => threshold.Domains;

    public string Paragraph => threshold.Paragraph;

    public string Says => threshold.Says;

    /// <summary>Whose compute is counted.</summary>
    public ComputeScope Counts => threshold.Counts;

    /// <summary>When who modified somebody else's model answers for it; null where it makes no difference.</summary>
    public ModificationRuleView? Modification => threshold.Modification is { } rule ? new(rule) : null;

    /// <summary>What is taken for given beyond compute and kind.</summary>
    public IEnumerable<string> Assumes => threshold.Assumes;
}

/// <summary>Who modified somebody else's model answers for it only if that took more than a part of the compute of the original.</summary>
[Public, Name("ModificationRule")]
sealed class ModificationRuleView(ModificationRule rule)
{
    /// <summary>The part, such as 1/3.</summary>
    public string Share => rule.Share.ToString();

    public string Paragraph => rule.Paragraph;

    public string Says => rule.Says;
}

[Public, Name("RegimeDuty")]
sealed class RegimeDutyView(Duty duty)
{
    [Id]
    public string Id => duty.Id;

    public string Name => duty.Name;

    public string To => duty.To;

    public DutyPhase Phase => duty.Phase;

    public TermBeginning From => duty.From;

    public int Amount => duty.Term.Amount;

    public TermUnit Unit => duty.Term.Unit;

    public IEnumerable<Harm> Harms => duty.Harms;

    /// <summary>Upon incidents of which severity; of any where there is none.</summary>
    public IEnumerable<string> Severities => duty.Severities ?? [];

    /// <summary>Which requirement of the standard it is: the identifier of its control in the catalog.</summary>
    public string? Requirement => duty.Requirement;

    public string Paragraph => duty.Paragraph;
}

[Public, Name("RegimeStanding")]
sealed class StandingView(Regime regime, Threshold threshold, Standing standing, DateTimeOffset now)
{
    public RegimeView Regime => new(regime, now);

    public ThresholdView Threshold => new(threshold);

    public Certainty Certainty => standing.Certainty;

    public IEnumerable<StandingReason> Reasons => standing.Reasons;

    /// <summary>What evidence would settle it.</summary>
    public IEnumerable<SettlingEvidence> Settling => standing.Settling;
}

[Public, Name("DutyOfModel")]
sealed class DutyOfModelView(DutyOfModel duty, DateTimeOffset now)
{
    public RegimeView Regime => new(duty.Regime, now);

    public RegimeDutyView Duty => new(duty.Duty);

    public Certainty Certainty => duty.Certainty;

    /// <summary>What is done at this instant is late. Null where it is not known from when it is reckoned.</summary>
    public DateTime? Due => duty.Due?.Earliest.UtcDateTime;
}
