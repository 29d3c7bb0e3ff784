using GraphQL;

namespace Compliance.ReadingLicences;

/// <summary>A condition of a licence: what it says, what is executed, and how it stands.</summary>
[Public, Name("LicenceCondition")]
sealed class LicenceConditionView(LicenceCondition condition, ConditionStandingView? standing)
{
    [Id]
    public string Id => condition.Id;

    public string Says => condition.Says;

    /// <summary>JSON in the language of conditions.</summary>
    public string Document => condition.Document;

    /// <summary>How it stands; null for who may not see that.</summary>
    public ConditionStandingView? Standing => standing;
}

/// <summary>How a condition stands now, since when, and why. Reckoned anew whenever it is asked for.</summary>
[Public, Name("ConditionStanding")]
sealed class ConditionStandingView(ConditionHistory history, Turn? next)
{
    public bool Holds => history.Now.Holds;

    /// <summary>The exact instant of the last change; that of the grant if there was none.</summary>
    public DateTime Since => history.Since.UtcDateTime;

    /// <summary>The comparisons that decide.</summary>
    public IEnumerable<ConditionReasonView> Reasons => history.Now.Deciding.Select(r => new ConditionReasonView(r));

    /// <summary>How it stood, from the grant on.</summary>
    public IEnumerable<ConditionTurnView> Turns => history.Turns.Select(t => new ConditionTurnView(t));

    /// <summary>When it will turn by itself, if nothing happens; null if never, or if the term is over.</summary>
    public ConditionTurnView? Next => next is null ? null : new(next);
}

[Public, Name("ConditionTurn")]
sealed class ConditionTurnView(Turn turn)
{
    public DateTime At => turn.At.UtcDateTime;

    public bool Holds => turn.Verdict.Holds;
}

/// <summary>One comparison that was made.</summary>
[Public, Name("ConditionReason")]
sealed class ConditionReasonView(Reason reason)
{
    const int MostFacts = 50;

    public bool Holds => reason.Holds;

    /// <summary>An exact number, such as 2 or 7/2.</summary>
    public string Left => reason.Left.ToString();

    public Comparison How => reason.How;

    public string Right => reason.Right.ToString();

    /// <summary>The kinds of facts that were looked at.</summary>
    public IEnumerable<string> Kinds => reason.Kinds;

    public int FactCount => reason.Facts.Length;

    /// <summary>The facts that were counted, at most 50.</summary>
    public IEnumerable<LicenceFactView> Facts => reason.Facts.Take(MostFacts).Select(f => new LicenceFactView(f));
}

/// <summary>A fact that a condition counted.</summary>
[Public, Name("LicenceFact")]
sealed class LicenceFactView(Fact fact)
{
    public string Kind => fact.Kind;

    /// <summary>Of what it is about: an incident, a model, a pause.</summary>
    [Id]
    public string Id => fact.Id.ToString("D");

    public string Label => fact.Label;
}

/// <summary>A kind of facts that conditions can ask for.</summary>
[Public, Name("ConditionFactKind")]
sealed class FactKindView(string kind, ImmutableSortedDictionary<string, FieldType> fields)
{
    [Id]
    public string Id => kind;

    public IEnumerable<FactFieldView> Fields => fields.Select(f => new FactFieldView(f.Key, f.Value));
}

[Public, Name("FactField")]
sealed class FactFieldView(string name, FieldType type)
{
    public string Name => name;

    public FieldType Type => type;
}
