using Contracts.Identity;
using Standards.Domain.Translations;

namespace Standards.Storage;

/// <summary>Identifiers that follow from what they stand for, so that the same request always meets the same aggregate.</summary>
static class Identifiers
{
    static readonly Guid Projects = new("5f0f0a3e-6c2b-4b52-9c67-1d1a4f2c7b10");
    static readonly Guid Ballots = new("0a6d2c58-93de-4c0a-8f0e-7f5b7f6a2c21");

    static readonly Guid Committees = new("9c1b3f5e-2d47-4b0c-8a16-64e0b7d1c3a5");

    /// <summary>A reference names one committee, whatever its letter case.</summary>
    public static Guid OfCommittee(string reference) => NamedUuid.Of(Committees, $"committee:{reference.Trim().ToUpperInvariant()}");

    static readonly Guid Publications = new("2e8a1f64-7b93-4d05-a1c8-3f5e60d9b742");

    /// <summary>The number of a published standard.</summary>
    public static Guid OfStandard(string number) => NamedUuid.Of(Publications, $"standard:{number}");

    /// <summary>A member appeals once against a decision.</summary>
    public static Guid OfAppeal(Guid decision, Guid member) => NamedUuid.Of(Publications, $"appeal:{decision:D}:{member:D}");

    /// <summary>A process as the subject of a record; everywhere else it goes by its name.</summary>
    public static Guid OfProcess(string id) => NamedUuid.Of(Projects, $"process:{id}");

    /// <summary>A symbol names one project, whatever its letter case.</summary>
    public static Guid OfProject(string symbol) => NamedUuid.Of(Projects, $"project:{symbol.Trim().ToUpperInvariant()}");

    /// <summary>The ballot that a command opens.</summary>
    public static Guid OfBallot(Guid commandId) => NamedUuid.Of(Ballots, commandId.ToString("D"));

    /// <summary>The edition that an edition becomes with its amendments.</summary>
    public static Guid OfConsolidation(Guid draft) => NamedUuid.Of(draft, "consolidated");

    /// <summary>The edition that a working text becomes by a command.</summary>
    public static Guid OfManuscript(Guid commandId) => NamedUuid.Of(Projects, $"manuscript:{commandId:D}");

    /// <summary>The key of a member's comments on an edition.</summary>
    public static string OfCommentary(Guid draft, Guid member) => $"{draft:D}.{member:D}";

    /// <summary>The edition and the member of <see cref="OfCommentary"/>.</summary>
    public static (Guid Draft, Guid Member) ReadCommentary(string key) => key.Split('.') is [var draft, var member]
        ? (Guid.Parse(draft), Guid.Parse(member))
        : throw new FormatException($"\"{key}\" is no key of a member's comments.");

    /// <summary>The key of an edition in a language.</summary>
    public static string OfLanguageVersion(Guid draft, Language language) => $"{draft:D}.{language}";

    /// <summary>The edition and the language of <see cref="OfLanguageVersion"/>.</summary>
    public static (Guid Draft, Language Language) ReadLanguageVersion(string key) => key.Split('.') is [var draft, var code] && Language.Of(code) is { } language
        ? (Guid.Parse(draft), language)
        : throw new FormatException($"\"{key}\" is no key of an edition in a language.");

    /// <summary>A comment of a member on an edition.</summary>
    public static Guid OfComment(Guid draft, Guid member, int serial) => NamedUuid.Of(draft, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{member:D}:{serial}"));
}
