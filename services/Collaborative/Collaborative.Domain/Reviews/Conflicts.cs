using Collaborative.Domain.Applications;

namespace Collaborative.Domain.Reviews;

/// <summary>Why someone does not review an application.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Sentence">In words.</param>
public sealed record Conflict(string Code, string Sentence);

/// <summary>Conflicts of interest between a reviewer and those who apply.</summary>
public static class Conflicts
{
    /// <summary>The first of these that is so: the reviewer applies; comes from the institution of an applicant; has declared an interest. Nothing if none is.</summary>
    public static Conflict? Between(Reviewer reviewer, IEnumerable<Applicant> applicants)
    {
        var all = applicants.ToArray();
        if (all.Any(a => a.Person == reviewer.Person))
            return new("conflict.applies", "The reviewer is one of the applicants.");
        if (all.Any(a => a.Institution == reviewer.Institution))
            return new("conflict.same_institution", "The reviewer belongs to the institution of an applicant.");
        return all.Any(a => reviewer.Interests.Contains(a.Person.Value) || reviewer.Interests.Contains(a.Institution.Value))
            ? new("conflict.declared", "The reviewer has declared an interest.")
            : null;
    }
}
