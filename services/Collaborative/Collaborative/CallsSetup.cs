using Collaborative.ApplyingForTime;
using Collaborative.DecidingACall;
using Collaborative.DecidingASmallAward;
using Collaborative.OpeningACall;
using Collaborative.ReadingACall;
using Collaborative.ReadingAnApplication;
using Collaborative.ReviewingAnApplication;
using Microsoft.Extensions.DependencyInjection;

namespace Collaborative;

/// <summary>From application to award.</summary>
static class CallsSetup
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddSingleton<CallShelf>().AddSingleton<CallDesk>().AddSingleton<ApplicationShelf>().AddSingleton<ApplicationDesk>().AddSingleton<ReviewerDesk>()
        .AddSingleton<Settling>().AddSingleton<Dockets>().AddSingleton<CarryingOut>()
        .AddHostedService<SettlingWaiting>().AddHostedService<CarryingOutWaiting>();
}
