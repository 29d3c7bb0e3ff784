using Collaborative.ApplyingForTime;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;
using Collaborative.Graph;
using Collaborative.ReadingACall;
using Collaborative.ReadingAnApplication;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.ReviewingAnApplication;

/// <summary>Assigns reviewers to all applications of a call that wait for their decision.</summary>
sealed class ReviewerDesk(IGrainFactory grains, ApplicationShelf applications)
{
    public async Task<AssignmentView> AssignAsync(IResolveFieldContext context, CallView call, ImmutableArray<Reviewer> named, AssignReviewersInput input)
    {
        if (!call.Terms.IsReviewed)
            throw new RefusalError("call.decided_by_rules", "A small call is decided by its rules; nobody reviews its applications.");
        if (call.Status is not CallStatus.Closed)
            throw new RefusalError("call.too_early", "Reviewers are assigned when the call is closed.");
        if (!Lot.IsDigest(input.Beacon) || MostEach(input) is < 1 or > 100)
            throw new RefusalError("input.invalid", "The public value is 64 lower-case hexadecimal digits, and a reviewer gives 1 to 100 reviews.");

        var pending = await applications.PendingAsync(call.Key, context.CancellationToken);
        var byEachOther = call.Terms.Reviewers is ReviewerPool.Applicants;
        var assignment = byEachOther ? EachOther(pending, call.Terms, input) : Named(pending, named, call.Terms, input);
        var institutions = (byEachOther ? pending.Select(a => new Reviewer(a.Dossier.Lead.Person, a.Dossier.Lead.Institution, [])) : named).ToLookup(r => r.Person);

        var (order, by) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), new Domain.Calls.PersonId(context.DemandPerson()));
        foreach (var (id, dossier) in pending)
        {
            var reviewers = assignment.Reviewers[new(id)].Select(p => institutions[p].First());
            var command = new ApplicationCommand.AssignReviewers(default, by, [.. reviewers], default);
            var own = order with { CommandId = NamedUuid.Of(order.CommandId, id.ToString("D")) };   // one command for each application
            (await Grains.AskAsync(() => grains.GetGrain<IApplicationGrain>(id.ToString("D")).DoAsync(own, Asked.Of(command)), context.CancellationToken)).Demand();
        }
        return new(call, assignment);
    }

    static Assignment Named(IReadOnlyList<(Guid Id, Dossier Dossier)> pending, IEnumerable<Reviewer> named, CallTerms terms, AssignReviewersInput input) =>
        Assignment.Of(pending.Select(a => Wanting(a, [])), named, terms.ReviewsEach, MostEach(input), input.Beacon);

    /// <summary>Each person who leads an application reviews as many of the other half as an application needs, and one more where the halves are not equal.</summary>
    static Assignment EachOther(IReadOnlyList<(Guid Id, Dossier Dossier)> pending, CallTerms terms, AssignReviewersInput input)
    {
        var people = pending.ToDictionary(a => new Domain.Calls.ApplicationId(a.Id), a => a.Dossier.Applicants.Select(p => p.Person).ToImmutableArray());
        var first = Halves.First(people, input.Beacon);
        var half = people.ToLookup(a => first.Contains(a.Key), a => a.Value);
        var wanted = pending.Select(a => Wanting(a, [.. half[first.Contains(new(a.Id))].SelectMany(p => p)]));
        var reviewers = pending.Select(a => a.Dossier.Lead).DistinctBy(l => l.Person).Select(l => new Reviewer(l.Person, l.Institution, []));
        return Assignment.Of(wanted, reviewers, terms.ReviewsEach, MostEach(input), input.Beacon);
    }

    static int MostEach(AssignReviewersInput input) => input.MostEach ?? 10;

    static ToReview Wanting((Guid Id, Dossier Dossier) application, ImmutableHashSet<Domain.Calls.PersonId> competing) => new(
        new(application.Id), [.. application.Dossier.Applicants], competing.Union(application.Dossier.Seats.Where(s => s.Declined is not null).Select(s => s.Reviewer)));
}

/// <summary>How reviewers were assigned, with the places that stayed empty and why.</summary>
[Roles(Roles.Secretariat), Name("ReviewerAssignment")]
sealed class AssignmentView(CallView call, Assignment assignment)
{
    public CallView Call => call;

    public int Assigned => assignment.Reviewers.Sum(a => a.Value.Length);

    public IEnumerable<UnfilledView> Unfilled => assignment.Unfilled.Select(u => new UnfilledView(u));
}

[Roles(Roles.Secretariat), Name("UnfilledReview")]
sealed class UnfilledView(Unfilled unfilled)
{
    [Id]
    public string ApplicationId => unfilled.Application.Value.ToString("D");

    public int Missing => unfilled.Missing;

    public IEnumerable<NotAssignedView> Reasons => unfilled.Reasons.Select(r => new NotAssignedView(r));
}

[Roles(Roles.Secretariat), Name("ReviewerNotAssigned")]
sealed class NotAssignedView(NotAssigned not)
{
    public PersonStub Reviewer => new(not.Reviewer.Value);

    public string Code => not.Why.Code;

    public string Sentence => not.Why.Sentence;
}
