using System.Text.Json;

namespace Compliance.Domain.Licensing;

/// <summary>The conditions of one licence while they are read: each once, and none within itself.</summary>
sealed class ConditionSet(Dictionary<string, JsonElement> documents, FactCatalogue catalogue)
{
    readonly Dictionary<string, (Expression Holds, int Steps)> read = new(StringComparer.Ordinal);
    readonly List<string> within = [];

    public ImmutableList<Condition> All(IReadOnlyList<LicenceCondition> given) => [.. given.Select(c => new Condition(c.Id, c.Says, Of(c.Id).Holds))];

    /// <summary>What a condition asks, and how many steps that takes with all that it refers to.</summary>
    public (Expression Holds, int Steps) Of(string id)
    {
        if (read.TryGetValue(id, out var known))
            return known;
        if (within.Contains(id))
            throw new UnreadableConditionException(ConditionRefusal.NeverEnds(string.Join(" → ", within.SkipWhile(w => w != id).Append(id))));
        within.Add(id);
        var tree = new ConditionTree(id, this, catalogue);
        read[id] = (tree.Read(documents[id]), tree.Steps);
        within.RemoveAt(within.Count - 1);
        return read[id];
    }

    public bool Knows(string id) => documents.ContainsKey(id);
}

/// <summary>The reading of one document.</summary>
sealed class ConditionTree(string id, ConditionSet others, FactCatalogue catalogue)
{
    int level;

    public int Steps { get; private set; }

    public Expression Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1)
            throw new UnreadableConditionException(ConditionRefusal.Version(id));
        var all = Members(document, "version", "holds");
        return ExpressionOf(all.TryGetValue("holds", out var holds) ? holds : throw Malformed("\"holds\" is missing."));
    }

    Expression ExpressionOf(JsonElement node) => Within(() =>
    {
        var (name, value) = Single(node, "an expression");
        return name switch
        {
            "all"       => new Expression.All([.. Items(value, name).Select(ExpressionOf)]),
            "any"       => new Expression.Any([.. Items(value, name).Select(ExpressionOf)]),
            "not"       => new Expression.Not(ExpressionOf(value)),
            "condition" => OtherOf(Text(value, name)),
            "atMost"    => ComparesOf(value, Comparison.AtMost),
            "atLeast"   => ComparesOf(value, Comparison.AtLeast),
            "equals"    => (Expression)ComparesOf(value, Comparison.Equals),
            _           => throw Malformed($"\"{name}\" is no expression."),
        };
    });

    Expression.Other OtherOf(string other)
    {
        if (!others.Knows(other))
            throw new UnreadableConditionException(ConditionRefusal.UnknownCondition(id, other));
        var (holds, steps) = others.Of(other);
        Step(steps);
        return new(other, holds);
    }

    Expression.Compares ComparesOf(JsonElement value, Comparison how) =>
        Items(value, "a comparison") is [var left, var right] ? new(QuantityOf(left), how, QuantityOf(right)) : throw Malformed("a comparison has two quantities.");

    Quantity QuantityOf(JsonElement node) => Within<Quantity>(() =>
    {
        if (node.ValueKind is JsonValueKind.Number or JsonValueKind.String)
            return new Quantity.Given(NumberOf(node));
        if (node.ValueKind != JsonValueKind.Object)
            throw Malformed("a quantity is a number, or an object.");
        if (node.TryGetProperty("sum", out var sum))
            return new Quantity.Sum([.. Items(Members(node, "sum")["sum"], "sum").Select(QuantityOf)]);
        if (node.TryGetProperty("count", out var counted))
            return new Quantity.Count(KindOf(counted), WhereOf(KindOf(counted), Members(node, "count", "where")));
        if (!node.TryGetProperty("total", out var added) || !node.TryGetProperty("field", out var field))
            throw Malformed("a quantity counts facts, totals a field of them, or is a sum.");
        var kind = KindOf(added);
        return new Quantity.Total(kind, FieldOf(kind, field, FieldType.Number), WhereOf(kind, Members(node, "total", "field", "where")));
    });

    Test WhereOf(string kind, Dictionary<string, JsonElement> members) => members.TryGetValue("where", out var where) ? TestOf(kind, where) : new Test.All([]);

    Test TestOf(string kind, JsonElement node) => Within<Test>(() =>
    {
        if (node.ValueKind == JsonValueKind.Object && node.TryGetProperty("field", out var field))
            return FieldTestOf(kind, field, node);
        var (name, value) = Single(node, "a test");
        return name switch
        {
            "all" => new Test.All([.. Items(value, name).Select(t => TestOf(kind, t))]),
            "any" => new Test.Any([.. Items(value, name).Select(t => TestOf(kind, t))]),
            "not" => new Test.Not(TestOf(kind, value)),
            _     => throw Malformed($"\"{name}\" is no test."),
        };
    });

    Test FieldTestOf(string kind, JsonElement field, JsonElement node)
    {
        var (name, value) = Members(node).Where(m => m.Key != "field").ToList() is [var only] ? (only.Key, only.Value) : throw Malformed("a test of a field asks one thing.");
        return name switch
        {
            "is"         => new Test.Is(FieldOf(kind, field, FieldType.Names), Text(value, name)),
            "atMost"     => new Test.Compares(FieldOf(kind, field, FieldType.Number), Comparison.AtMost, NumberOf(value)),
            "atLeast"    => new Test.Compares(FieldOf(kind, field, FieldType.Number), Comparison.AtLeast, NumberOf(value)),
            "equals"     => new Test.Compares(FieldOf(kind, field, FieldType.Number), Comparison.Equals, NumberOf(value)),
            "past"       => value.ValueKind == JsonValueKind.True ? new Test.Past(FieldOf(kind, field, FieldType.Instant)) : throw Malformed("\"past\" is true; for the contrary there is \"not\"."),
            "withinDays" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var days) && days is > 0 and <= ConditionReader.MostDays
                ? new Test.Within(FieldOf(kind, field, FieldType.Instant), days) : throw Malformed($"\"withinDays\" is a whole number from 1 to {ConditionReader.MostDays}."),
            _            => throw Malformed($"\"{name}\" is no test of a field."),
        };
    }

    string KindOf(JsonElement value)
    {
        var kind = Text(value, "count");
        return catalogue.Kinds.ContainsKey(kind) ? kind : throw new UnreadableConditionException(ConditionRefusal.UnknownFact(id, kind, catalogue.Kinds.Keys));
    }

    string FieldOf(string kind, JsonElement value, FieldType type)
    {
        var field = Text(value, "field");
        if (!catalogue.Kinds[kind].TryGetValue(field, out var known))
            throw new UnreadableConditionException(ConditionRefusal.UnknownField(id, kind, field, catalogue.Kinds[kind].Keys));
        return known == type ? field : throw new UnreadableConditionException(ConditionRefusal.WrongType(id, kind, field, known));
    }

    Fraction NumberOf(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.ValueKind == JsonValueKind.String ? value.GetString() : null) is { Length: <= 80 } text && Fraction.TryParse(text, out var number)
            ? number : throw Malformed("a number is whole, or a fraction such as \"2/3\".");

    string Text(JsonElement value, string of) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Malformed($"\"{of}\" has a text.");

    List<JsonElement> Items(JsonElement value, string of) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Malformed($"\"{of}\" has a list.");

    (string Name, JsonElement Value) Single(JsonElement node, string what) => Members(node).ToList() is [var only] ? (only.Key, only.Value) : throw Malformed($"{what} has one member.");

    Dictionary<string, JsonElement> Members(JsonElement node, params string[] known)
    {
        if (node.ValueKind != JsonValueKind.Object)
            throw Malformed("an object is missing.");
        var members = node.EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        return known.Length > 0 && members.Keys.FirstOrDefault(m => !known.Contains(m)) is { } unknown ? throw Malformed($"\"{unknown}\" is not known here.") : members;
    }

    T Within<T>(Func<T> read)
    {
        Step(1);
        if (++level > ConditionReader.MostLevels)
            throw new UnreadableConditionException(ConditionRefusal.TooDeep(id, ConditionReader.MostLevels));
        var node = read();
        level--;
        return node;
    }

    void Step(int more)
    {
        Steps += more;
        if (Steps > ConditionReader.MostSteps)
            throw new UnreadableConditionException(ConditionRefusal.TooManySteps(id, ConditionReader.MostSteps));
    }

    UnreadableConditionException Malformed(string why) => new(ConditionRefusal.Malformed(id, why));
}
