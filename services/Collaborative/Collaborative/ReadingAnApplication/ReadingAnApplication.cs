using Collaborative.AffiliatingAnInstitution;
using Collaborative.ReadingAnApplication;
using Contracts.Identity;
using GraphQL;
using Npgsql;

namespace Collaborative.Graph;

sealed partial class Query
{
    /// <summary>An application that the person who asks leads, takes part in, reviews, or decides on.</summary>
    [SignedIn]
    public static Task<ApplicationView?> Application(IResolveFieldContext context, [FromServices] ApplicationShelf applications, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? applications.FindAsync(uuid, context.Caller(), context.CancellationToken) : Task.FromResult<ApplicationView?>(null);

    /// <summary>Those that the person who asks leads or takes part in, newest first.</summary>
    [SignedIn]
    public static Task<IReadOnlyList<ApplicationView>> MyApplications(IResolveFieldContext context, [FromServices] ApplicationShelf applications) =>
        applications.OfPersonAsync(context.Caller(), context.CancellationToken);

    /// <summary>The projects of the member state of the person who asks, to which time can be awarded.</summary>
    [SignedIn]
    public static async Task<IEnumerable<ProjectAccountView>> MyProjectAccounts(IResolveFieldContext context, [FromServices] ApplicationShelf applications, [FromServices] NpgsqlDataSource database)
    {
        var applicant = await AffiliatingAnInstitution.Affiliations.ApplicantAsync(database, context.Caller(), context.CancellationToken);
        return applicant.Member is { } member ? (await applications.ProjectsAsync(member.Value, context.CancellationToken)).Select(p => new ProjectAccountView(p.Id, p.Name)) : [];
    }

    /// <summary>Those that the person who asks reviews, until they are decided.</summary>
    [SignedIn]
    public static Task<IReadOnlyList<ApplicationView>> ApplicationsToReview(IResolveFieldContext context, [FromServices] ApplicationShelf applications) =>
        applications.ToReviewAsync(context.Caller(), context.CancellationToken);

    /// <summary>Joint applications that wait for their screening, oldest first.</summary>
    [Roles(Roles.Secretariat)]
    public static Task<IReadOnlyList<ApplicationView>> ApplicationsToScreen(IResolveFieldContext context, [FromServices] ApplicationShelf applications) =>
        applications.ToScreenAsync(context.Caller(), context.CancellationToken);

    /// <summary>Those with an appeal or a change that waits for its decision, oldest first.</summary>
    [Roles(Roles.Secretariat)]
    public static Task<IReadOnlyList<ApplicationView>> ApplicationsToAnswer(IResolveFieldContext context, [FromServices] ApplicationShelf applications) =>
        applications.ToAnswerAsync(context.Caller(), context.CancellationToken);

    /// <summary>Those that were submitted to a call, oldest first.</summary>
    [Roles(Roles.Secretariat)]
    public static Task<IReadOnlyList<ApplicationView>> ApplicationsOfCall(IResolveFieldContext context, [FromServices] ApplicationShelf applications, [Id] string callId) =>
        applications.OfCallAsync(Input.Uuid(callId, "callId"), context.Caller(), context.CancellationToken);
}

/// <summary>A project that can be awarded time.</summary>
[SignedIn, Name("ProjectAccount")]
sealed class ProjectAccountView(Guid id, string name)
{
    [Id]
    public string Id => id.ToString("D");

    public string Name => name;
}
