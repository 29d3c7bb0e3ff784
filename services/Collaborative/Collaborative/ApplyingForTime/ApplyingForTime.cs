using Collaborative.AffiliatingAnInstitution;
using Collaborative.ApplyingForTime;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Calls;
using Collaborative.ReadingAnApplication;
using GraphQL;
using Npgsql;

namespace Collaborative.Graph;

/// <summary>A draft as it is filled in; what is left out is empty. The identifier is chosen by who begins it.</summary>
sealed class SaveApplicationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    [Id]
    public required string CallId { get; init; }

    public string? Title { get; init; }

    public Area? Area { get; init; }

    public string? Purpose { get; init; }

    public string? Method { get; init; }

    public string? Data { get; init; }

    public IEnumerable<NeedInput>? Needs { get; init; }

    public DateTime? UseFrom { get; init; }

    public DateTime? UseTo { get; init; }

    public IEnumerable<SafetyAnswerInput>? Safety { get; init; }

    public IEnumerable<CoApplicantInput>? With { get; init; }

    /// <summary>The account that gets the time: that of a project of the member state.</summary>
    [Id]
    public string? ProjectId { get; init; }
}

/// <summary>What is asked for of one model, and the least with which the work can be done.</summary>
sealed class NeedInput
{
    public required string Model { get; init; }

    public required long GpuSeconds { get; init; }

    public long? LeastGpuSeconds { get; init; }
}

/// <summary>An answer on safety; where it is yes, it says what is done about it.</summary>
sealed class SafetyAnswerInput
{
    public required SafetyQuestion Question { get; init; }

    public required bool Yes { get; init; }

    public string? Explanation { get; init; }
}

/// <summary>Who applies together with the person who leads.</summary>
sealed class CoApplicantInput
{
    [Id]
    public required string PersonId { get; init; }

    [Id]
    public required string InstitutionId { get; init; }
}

/// <summary>An act on one application.</summary>
sealed class ApplicationActInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<ApplicationView> SaveApplication(IResolveFieldContext context, [FromServices] ApplicationDesk desk, [FromServices] NpgsqlDataSource database, [FromServices] ReadingACall.CallShelf calls, SaveApplicationInput input)
    {
        var lead = await Affiliations.ApplicantAsync(database, context.Caller(), context.CancellationToken);
        var call = await calls.RequireAsync(Input.Uuid(input.CallId, "callId"), context.CancellationToken);
        var with = (input.With ?? []).Select(p => (Input.Uuid(p.PersonId, "personId"), Input.Uuid(p.InstitutionId, "institutionId"))).ToArray();
        var form = new Form(
            input.Title ?? "", input.Area, input.Purpose ?? "", input.Method ?? "", input.Data ?? "",
            [.. (input.Needs ?? []).Select(n => new Need(new(n.Model), new(n.GpuSeconds), new(n.LeastGpuSeconds ?? 0)))],
            input is { UseFrom: { } from, UseTo: { } to } ? new(Input.Instant(from, "useFrom"), Input.Instant(to, "useTo")) : null,
            [.. (input.Safety ?? []).Select(a => new SafetyAnswer(a.Question, a.Yes, a.Explanation ?? ""))],
            await Affiliations.WithMembersAsync(database, with, context.CancellationToken), input.ProjectId is { } project ? new AccountId(Input.Uuid(project, "projectId")) : null);
        return await desk.AskAsync(
            context, input, input.CommandId, Input.Uuid(input.ApplicationId, "applicationId"), new ApplicationCommand.Save(default, new CallId(call.Key), lead, form, default));
    }

    /// <summary>Submits the draft. To a small call it is decided with this.</summary>
    [SignedIn]
    public static async Task<ApplicationView> SubmitApplication(IResolveFieldContext context, [FromServices] ApplicationDesk desk, [FromServices] ApplicationShelf applications, ApplicationActInput input)
    {
        var id = Input.Uuid(input.ApplicationId, "applicationId");
        var (terms, standing) = await applications.StandingAsync(id, context.Caller(), context.CancellationToken);
        return await desk.AskAsync(context, input, input.CommandId, id, new ApplicationCommand.Submit(default, new(context.DemandPerson()), terms, standing, default));
    }

    [SignedIn]
    public static Task<ApplicationView> WithdrawApplication(IResolveFieldContext context, [FromServices] ApplicationDesk desk, ApplicationActInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.ApplicationId, "applicationId"), new ApplicationCommand.Withdraw(default, new(context.DemandPerson()), default));
}
