using Collaborative.ApplyingForTime;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.OpeningACall;
using Collaborative.PostingAnAward;
using Collaborative.ReadingACall;
using Collaborative.ReadingAnApplication;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.DecidingASmallAward;

/// <summary>Decides by the rules what waits for no person: applications to small calls, and those whose appeal was upheld. Asked again, it changes nothing.</summary>
/// <remarks>The call takes the award out of what is left before the application is told, so that no two get the same time; a crash in between is made good by asking again.</remarks>
sealed class Settling(IGrainFactory grains, ApplicationShelf applications, CallShelf calls, AwardPosting posting)
{
    public async Task SettleAsync(Guid id, CancellationToken cancellation)
    {
        if (await applications.ReadAsync(id, cancellation) is not { State: Application.Pending { Dossier: var dossier } } read)
            return;
        var call = await calls.RequireAsync(dossier.Call.Value, cancellation);
        if (call.Terms.IsReviewed && !read.WasRefused)
            return;

        var candidate = CandidateOf(id, dossier);
        var taken = await Grains.AskAsync(() => grains.GetGrain<ICallGrain>(call.Id).TakeAsync(Json.Of(candidate)), cancellation);
        ApplicationCommand command = taken.Code is null
            ? Granting(candidate.Share, taken.Event.Read<Taking>().Lines, dossier)
            : new ApplicationCommand.Refuse(default, default, new(taken.Code, taken.Message!), default);
        await Grains.AskAsync(() => grains.GetGrain<IApplicationGrain>(id.ToString("D")).SettleAsync(Asked.Of(command)), cancellation);
        await posting.PostAsync(id, cancellation);
    }

    /// <summary>An applicant whose institution belongs to no member state has no share, and gets nothing out of any.</summary>
    public static Candidate CandidateOf(Guid id, Dossier dossier) =>
        new(new(id), dossier.Lead.Member ?? default, dossier.Form.Needs, [.. dossier.Applicants.Select(a => a.Person).OrderBy(p => p.Value)]);

    public static ApplicationCommand.Grant Granting(MemberId share, ImmutableArray<AwardLine> lines, Dossier dossier) =>
        new(default, default, new(share, lines, dossier.Form.Use!.Value, dossier.Conditions), default);
}
