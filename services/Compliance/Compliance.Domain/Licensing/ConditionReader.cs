using System.Text.Json;

namespace Compliance.Domain.Licensing;

/// <summary>Reads conditions from their documents. What it accepts always ends: there is no loop, no call back, and a bound on size and steps.</summary>
/// <remarks>
/// <c>{"version": 1, "holds": E}</c>. An expression E is <c>{"all": [E…]}</c>, <c>{"any": [E…]}</c>, <c>{"not": E}</c>, <c>{"condition": "id"}</c>, <c>{"atMost": [Q, Q]}</c>, <c>{"atLeast": [Q, Q]}</c> or <c>{"equals": [Q, Q]}</c>.
/// A quantity Q is a whole number, a fraction as <c>"2/3"</c>, <c>{"count": KIND, "where": T}</c>, <c>{"total": KIND, "field": F, "where": T}</c> or <c>{"sum": [Q…]}</c>.
/// A test T is <c>{"all": [T…]}</c>, <c>{"any": [T…]}</c>, <c>{"not": T}</c>, or of a field: <c>{"field": F, "is": "name"}</c>, <c>{"field": F, "atMost": 3}</c> (<c>atLeast</c>, <c>equals</c>), <c>{"field": F, "past": true}</c>, <c>{"field": F, "withinDays": 365}</c>.
/// </remarks>
public static class ConditionReader
{
    /// <summary>How many conditions a licence has at most.</summary>
    public const int MostConditions = 40;

    /// <summary>How many characters a document has at most.</summary>
    public const int MostCharacters = 16_384;

    /// <summary>How deep a document is nested at most.</summary>
    public const int MostLevels = 16;

    /// <summary>How many nodes a condition has at most, with all that it refers to.</summary>
    public const int MostSteps = 500;

    /// <summary>The longest window of a test, in days.</summary>
    public const int MostDays = 36_500;

    /// <summary>Reads all conditions of a licence, for they may refer to each other.</summary>
    /// <param name="refusal">The first reason why they cannot be executed; null if they can.</param>
    /// <returns>In the given order; none if they were refused.</returns>
    public static ImmutableList<Condition> Read(IReadOnlyCollection<LicenceCondition> given, FactCatalogue catalogue, out ConditionRefusal? refusal)
    {
        try
        {
            refusal = null;
            return new ConditionSet(Parsed(given), catalogue).All([.. given]);
        }
        catch (UnreadableConditionException unreadable)
        {
            refusal = unreadable.Reason;
            return [];
        }
    }

    static Dictionary<string, JsonElement> Parsed(IReadOnlyCollection<LicenceCondition> given)
    {
        if (given.Count > MostConditions)
            throw new UnreadableConditionException(ConditionRefusal.TooMany(MostConditions));
        var documents = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var condition in given)
        {
            if (!IsName(condition.Id) || string.IsNullOrWhiteSpace(condition.Says) || condition.Says.Length > 300 || condition.Says.Any(char.IsControl))
                throw new UnreadableConditionException(ConditionRefusal.Nameless(condition.Id));
            if (!documents.TryAdd(condition.Id, Parse(condition)))
                throw new UnreadableConditionException(ConditionRefusal.Twice(condition.Id));
        }
        return documents;
    }

    static JsonElement Parse(LicenceCondition condition)
    {
        if (condition.Document.Length > MostCharacters)
            throw new UnreadableConditionException(ConditionRefusal.TooLong(condition.Id, MostCharacters));
        try
        {
            using var document = JsonDocument.Parse(condition.Document, new() { MaxDepth = 4 * MostLevels, AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException wrong)
        {
            throw new UnreadableConditionException(ConditionRefusal.Malformed(condition.Id, wrong.Message));
        }
    }

    static bool IsName(string id) => id.Length is > 0 and <= 60 && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}

/// <summary>Carries a refusal out of the reading of a tree.</summary>
sealed class UnreadableConditionException(ConditionRefusal reason) : Exception(reason.Message)
{
    public ConditionRefusal Reason { get; } = reason;
}
