using Collaborative.Domain.Applications;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Reviews;

/// <summary>An application that needs reviewers.</summary>
/// <param name="Excluded">Who does not review it for a reason other than interest: who declined it, or who belongs to its half.</param>
public sealed record ToReview(ApplicationId Id, ImmutableArray<Applicant> Applicants, ImmutableHashSet<PersonId> Excluded);

/// <summary>Who could not be given to an application, and why.</summary>
public sealed record NotAssigned(PersonId Reviewer, Conflict Why);

/// <summary>An application that has fewer reviewers than it needs.</summary>
/// <param name="Missing">How many.</param>
/// <param name="Reasons">Why each of the other reviewers is not among them.</param>
public sealed record Unfilled(ApplicationId Application, int Missing, ImmutableArray<NotAssigned> Reasons);

/// <summary>Which reviewers get which applications.</summary>
/// <param name="Reviewers">Of each application.</param>
/// <param name="Unfilled">The applications that lack reviewers.</param>
public sealed record Assignment(ImmutableDictionary<ApplicationId, ImmutableArray<PersonId>> Reviewers, ImmutableArray<Unfilled> Unfilled)
{
    /// <summary>
    /// As many reviews as conflicts and the most that a reviewer takes allow, and among those assignments one in which the busiest reviewer has least to do.
    /// </summary>
    /// <remarks>
    /// The most that anyone has is raised by one at a time, and at each step places are filled along augmenting paths (Ford and Fulkerson, 1956), so that a
    /// place stays empty only if no exchange among reviewers would fill it. Whoever is equal comes in the order of the draw, not of the list.
    /// </remarks>
    /// <param name="each">Reviews that each application needs.</param>
    /// <param name="most">Reviews that a reviewer gives at most.</param>
    /// <param name="order">A public value that settles the order of equals.</param>
    public static Assignment Of(IEnumerable<ToReview> applications, IEnumerable<Reviewer> reviewers, int each, int most, string order)
    {
        var wanted = applications.OrderBy(a => Lot.Ticket("", order, a.Id), StringComparer.Ordinal).ToArray();
        var able = reviewers.OrderBy(r => Lot.Ticket("", order, new(r.Person.Value)), StringComparer.Ordinal).ToArray();
        var matching = new Matching(wanted.Length, able.Length, (a, r) => ConflictOf(wanted[a], able[r]) is null);
        for (var load = 1; load <= most && matching.Missing(each) > 0; load++)
            matching.Fill(each, load);

        return new(
            wanted.Index().ToImmutableDictionary(a => a.Item.Id, a => matching.Of(a.Index).Select(r => able[r].Person).ToImmutableArray()),
            [.. wanted.Index().Where(a => matching.Of(a.Index).Count < each).Select(a => Why(a.Item, matching.Of(a.Index), each, able, most))]);
    }

    static Unfilled Why(ToReview application, IReadOnlyCollection<int> has, int each, Reviewer[] reviewers, int most) => new(
        application.Id, each - has.Count,
        [
            .. reviewers.Index().Where(r => !has.Contains(r.Index))
                .Select(r => new NotAssigned(r.Item.Person, ConflictOf(application, r.Item) ?? new("reviewer.full", $"The reviewer has {most} applications already."))),
        ]);

    static Conflict? ConflictOf(ToReview application, Reviewer reviewer) =>
        Conflicts.Between(reviewer, application.Applicants)
        ?? (application.Excluded.Contains(reviewer.Person) ? new("reviewer.excluded", "The reviewer declined the application, or competes with it.") : null);
}
