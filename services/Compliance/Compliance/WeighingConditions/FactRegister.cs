
namespace Compliance.WeighingConditions;

/// <summary>Of whom and of what a licence speaks.</summary>
/// <param name="Models">The models of the developer that it covers.</param>
sealed record Licensed(Guid Developer, LicenceScope Scope, ImmutableArray<TimedModel> Models);

/// <summary>A kind of facts that conditions can read, and where they come from. One more is one more class, and its registration.</summary>
interface IFactSource
{
    /// <summary>The kinds, each with its fields.</summary>
    FactCatalogue Kinds { get; }

    /// <summary>All facts that there were, each with its time.</summary>
    Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation);
}

/// <summary>All that conditions can read.</summary>
sealed class FactRegister(IEnumerable<IFactSource> sources, ModelSpans models)
{
    public FactCatalogue Catalogue { get; } = new(sources.SelectMany(s => s.Kinds.Kinds).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>All facts that a licence is judged by.</summary>
    public async Task<List<TimedFact>> OfAsync(Licence.Held licence, CancellationToken cancellation)
    {
        var (developer, scope) = (licence.Holder, licence.Application.Scope);
        var licensed = new Licensed(developer, scope, await models.OfAsync(developer, scope, cancellation));
        var facts = new List<TimedFact>();
        foreach (var source in sources)
            facts.AddRange(await source.OfAsync(licensed, cancellation));
        return facts;
    }

    /// <summary>How each condition of a licence stood from its grant on, by its facts.</summary>
    public ImmutableList<ConditionHistory> Weigh(Licence.Held licence, IReadOnlyCollection<TimedFact> facts, DateTimeOffset now) =>
        [.. Read(licence.Grant).Select(c => ConditionHistory.Of(c, facts, licence.Grant.From, now < licence.Grant.From ? licence.Grant.From : now))];

    public ImmutableList<Condition> Read(Grant grant)
    {
        var conditions = ConditionReader.Read(grant.Conditions, Catalogue, out var unreadable);
        return unreadable is null ? conditions : throw new InvalidDataException($"A condition that was granted cannot be read any more: {unreadable.Message}");
    }
}
