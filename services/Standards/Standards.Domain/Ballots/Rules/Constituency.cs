namespace Standards.Domain.Ballots;

/// <summary>Whose votes a condition counts: all, the participating members, or a class that the electorate marks, such as the permanent members.</summary>
/// <remarks>Stored format, in a rule document: <c>ALL</c>, <c>PARTICIPATING</c>, or the name of the class in small letters.</remarks>
public abstract record Constituency
{
    private Constituency() { }

    /// <summary>Everyone in the electorate.</summary>
    public static Constituency All { get; } = new Everyone();

    /// <summary>Participating members only.</summary>
    public static Constituency Participating { get; } = new OfStanding();

    /// <summary>The members that the electorate marks with this class.</summary>
    public static Constituency Class(string name) => new OfClass(name);

    /// <summary>Whether a member of this profile belongs to it.</summary>
    public bool Includes(Profile profile) => this switch
    {
        Everyone   => true,
        OfStanding => profile.Standing is Standing.Participating,
        OfClass c  => profile.Attributes.Classes.Contains(c.Name, StringComparer.Ordinal),
        _          => throw new UnreachableException(),
    };

    /// <summary>As a rule document has it.</summary>
    public sealed override string ToString() => this switch
    {
        Everyone   => "ALL",
        OfStanding => "PARTICIPATING",
        OfClass c  => c.Name,
        _          => throw new UnreachableException(),
    };

    sealed record Everyone : Constituency;

    sealed record OfStanding : Constituency;

    sealed record OfClass(string Name) : Constituency;
}
