namespace Compliance.Domain.Licensing;

/// <summary>A condition of a licence as it is given: a name, what it says, and the document that is executed.</summary>
/// <param name="Id">Names it within the licence; other conditions may refer to it.</param>
/// <param name="Says">What it asks, in one sentence for people.</param>
/// <param name="Document">JSON, in the language of <see cref="ConditionReader"/>.</param>
/// <remarks>Stored format: what was granted is read again for ever, and what can be read today can be read then.</remarks>
public sealed record LicenceCondition(string Id, string Says, string Document);

/// <summary>A condition that was read: it is finite, names only what there is, and always ends.</summary>
public sealed record Condition(string Id, string Says, Expression Holds);

/// <summary>What is true or false of the facts at an instant.</summary>
public abstract record Expression
{
    private Expression() { }

    /// <summary>All of these hold; so it is where there is none.</summary>
    public sealed record All(ImmutableList<Expression> Of) : Expression;

    /// <summary>One of these holds at least.</summary>
    public sealed record Any(ImmutableList<Expression> Of) : Expression;

    /// <summary>This does not hold.</summary>
    public sealed record Not(Expression Of) : Expression;

    /// <summary>Another condition of the licence holds.</summary>
    public sealed record Other(string Condition, Expression Holds) : Expression;

    /// <summary>Two quantities compare so.</summary>
    public sealed record Compares(Quantity Left, Comparison How, Quantity Right) : Expression;
}

/// <summary>How two quantities compare.</summary>
public enum Comparison
{
    /// <summary>The left one is not greater.</summary>
    AtMost,

    /// <summary>The left one is not less.</summary>
    AtLeast,

    /// <summary>They are the same.</summary>
    Equals,
}

/// <summary>An exact number that follows from the facts.</summary>
public abstract record Quantity
{
    private Quantity() { }

    /// <summary>A number that is given.</summary>
    public sealed record Given(Fraction Value) : Quantity;

    /// <summary>How many facts of a kind pass a test.</summary>
    public sealed record Count(string Kind, Test Where) : Quantity;

    /// <summary>What a field of the facts that pass a test adds up to; facts without the field add nothing.</summary>
    public sealed record Total(string Kind, string Field, Test Where) : Quantity;

    /// <summary>Several quantities added up.</summary>
    public sealed record Sum(ImmutableList<Quantity> Of) : Quantity;
}

/// <summary>What one fact passes or not.</summary>
public abstract record Test
{
    private Test() { }

    /// <summary>All of these; every fact passes where there is none.</summary>
    public sealed record All(ImmutableList<Test> Of) : Test;

    /// <summary>One of these at least.</summary>
    public sealed record Any(ImmutableList<Test> Of) : Test;

    /// <summary>Not this.</summary>
    public sealed record Not(Test Of) : Test;

    /// <summary>The name is this one, or this one is among them; letter case counts.</summary>
    public sealed record Is(string Field, string Name) : Test;

    /// <summary>The number compares so.</summary>
    public sealed record Compares(string Field, Comparison How, Fraction Value) : Test;

    /// <summary>The instant has come.</summary>
    public sealed record Past(string Field) : Test;

    /// <summary>The instant has come, and less than so many days ago; days are of 24 hours.</summary>
    public sealed record Within(string Field, int Days) : Test;
}
