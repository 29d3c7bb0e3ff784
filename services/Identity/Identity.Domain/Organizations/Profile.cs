using System.Text.Json.Serialization;

namespace Identity.Domain.Organizations;

/// <summary>What sort of body an organization is. Stored format: names are never changed.</summary>
public enum OrganizationKind
{
    /// <summary>A state, or another entity that takes part with a national body of its own.</summary>
    MemberState,

    /// <summary>A body that builds advanced models.</summary>
    Developer,

    /// <summary>A university, a laboratory, an evaluator.</summary>
    Institution,

    /// <summary>The body that serves all others. There is one.</summary>
    Secretariat,
}

/// <summary>A name in the six official languages of the United Nations.</summary>
public sealed record Names(string En, string Fr, string Es, string Ru, string Ar, string Zh)
{
    /// <summary>The name in a language of two letters, in English where there is none.</summary>
    public string In(string language) => language switch
    {
        "fr" => Fr,
        "es" => Es,
        "ru" => Ru,
        "ar" => Ar,
        "zh" => Zh,
        _ => En,
    };

    const int Longest = 200;

    /// <summary>True if no language is left blank.</summary>
    public bool AreComplete => All.All(name => !string.IsNullOrWhiteSpace(name));

    /// <summary>True if they can be entered by hand: none is blank, and none has more than 200 characters.</summary>
    [JsonIgnore]
    public bool AreFit => AreComplete && All.All(name => name.Length <= Longest);

    string[] All => [En, Fr, Es, Ru, Ar, Zh];
}

/// <summary>How an organization stands in the register.</summary>
/// <param name="Code">ISO 3166-1 alpha-2, in capitals; for states alone, and for each of them.</param>
/// <param name="Region">The M49 region; for states alone, null where M49 gives none.</param>
/// <param name="Aliases">Other names under which it is looked for; no order is kept.</param>
public sealed record Profile(OrganizationKind Kind, string? Code, Names Names, string? Region, ImmutableArray<string> Aliases)
{
    /// <summary>True if names are complete and a code is there exactly when it has to be.</summary>
    public bool IsSound =>
        Names.AreComplete && (Kind is OrganizationKind.MemberState ? IsCode(Code) : Code is null && Region is null);

    /// <summary>Equal in every member, aliases as a set.</summary>
    public bool Equals(Profile? other) =>
        other is not null && (Kind, Code, Names, Region) == (other.Kind, other.Code, other.Names, other.Region)
        && Aliases.ToHashSet(StringComparer.Ordinal).SetEquals(other.Aliases);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Code, Names, Region);

    static bool IsCode(string? code) => code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];
}
