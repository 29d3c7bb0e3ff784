using Collaborative.ApplyingForTime;
using Collaborative.ChangingAnAward;
using Collaborative.DecidingACall;
using Collaborative.DecidingASmallAward;
using Collaborative.EndingAnAward;
using Collaborative.OpeningACall;
using Collaborative.PostingAnAward;
using Collaborative.ReadingACall;
using Collaborative.ReadingAnApplication;
using Collaborative.ReviewingAnApplication;

namespace Collaborative;

/// <summary>What calls and applications need.</summary>
static class CallsSetup
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddSingleton<CallShelf>().AddSingleton<CallDesk>().AddSingleton<ApplicationShelf>().AddSingleton<ApplicationDesk>().AddSingleton<FailedRuns>().AddSingleton<ReviewerDesk>()
        .AddSingleton<AwardPosting>().AddSingleton<Settling>().AddSingleton<Dockets>().AddSingleton<CarryingOut>()
        .AddHostedService<SettlingWaiting>().AddHostedService<CarryingOutWaiting>().AddHostedService<PostingWaiting>().AddHostedService<EndingAwards>();
}
