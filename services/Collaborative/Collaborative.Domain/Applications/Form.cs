using System.Text.Json.Serialization;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Applications;

/// <summary>What is asked for of one accelerator model.</summary>
/// <param name="Asked">All of it.</param>
/// <param name="Least">With less than this the work cannot be done, and nothing is awarded.</param>
public sealed record Need(AcceleratorModel Model, GpuSeconds Asked, GpuSeconds Least);

/// <summary>Who applies, and for whom.</summary>
/// <param name="Member">The member state of the institution; none if it belongs to none.</param>
public sealed record Applicant(PersonId Person, InstitutionId Institution, MemberId? Member);

/// <summary>What everyone is asked about the safety of the work.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum SafetyQuestion
{
    /// <summary>Could the work make a model more capable of something dangerous?</summary>
    DangerousCapability,

    /// <summary>Does it use or reveal information that has to be protected?</summary>
    SensitiveInformation,

    /// <summary>Are weights of a model released or taken elsewhere?</summary>
    ReleaseOfWeights,

    /// <summary>Is work on or with people part of it?</summary>
    HumanParticipants,
}

/// <summary>An answer; where it is yes, it says more.</summary>
public sealed record SafetyAnswer(SafetyQuestion Question, bool Yes, string Explanation);

/// <summary>An application as it is filled in. All of it may be unfinished until it is submitted.</summary>
/// <param name="Use">When the time is needed.</param>
/// <param name="Data">Which data are used, where they come from, and who may see them.</param>
/// <param name="With">Who applies together with the person who leads.</param>
/// <param name="Project">The account that gets the time, of a project below the member state of the person who leads.</param>
public sealed record Form(
    string Title, Area? Area, string Purpose, string Method, string Data, ImmutableArray<Need> Needs, Period? Use,
    ImmutableArray<SafetyAnswer> Safety, ImmutableArray<Applicant> With, AccountId? Project = null)
{
    /// <summary>The most rows of any list.</summary>
    public const int MostRows = 20;

    /// <summary>A form in which nothing is filled in.</summary>
    public static Form Empty { get; } = new("", null, "", "", "", [], null, [], []);

    /// <summary>All that is asked for, all models together.</summary>
    [JsonIgnore]
    public GpuSeconds Total => new(Needs.Sum(n => n.Asked.Value));

    /// <summary>What makes a form impossible even as a draft: a text that cannot be kept, an amount out of bounds, too many rows; nothing if it can be kept.</summary>
    public string? ProblemInDraft() =>
        (Title.Length > CallTerms.LongestTitle ? $"The title is longer than {CallTerms.LongestTitle} characters." : null)
        ?? new[] { ("title", Title), ("purpose", Purpose), ("method", Method), ("data", Data) }.Concat(Safety.Select(a => ("explanation", a.Explanation)))
            .Select(t => Text.ProblemInDraft(t.Item1, t.Item2)).FirstOrDefault(p => p is not null)
        ?? (Needs.Length > MostRows || Safety.Length > MostRows || With.Length > MostRows ? $"A list of the form has more than {MostRows} rows." : null)
        ?? (Needs.Any(n => n.Asked.Value is < 0 or > GpuSeconds.Most || n.Least.Value is < 0 or > GpuSeconds.Most) ? "An amount of time is below zero or absurd." : null);
}
