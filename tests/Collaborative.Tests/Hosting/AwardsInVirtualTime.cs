using Collaborative.EndingAnAward;
using Collaborative.PostingAnAward;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collaborative.Tests.Hosting;

/// <summary>What tests do with awards while they move the clock.</summary>
public abstract class AwardsInVirtualTime : InVirtualTime
{
    protected DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>A small award of Norway's share to a project, by its application's identifier.</summary>
    /// <param name="from">When its thirty days begin; now where nothing is said.</param>
    protected async Task<string> AwardAsync(Scholar scholar, Guid project, long gpuSeconds, DateTimeOffset? from = null)
    {
        await Api.AffiliateAsync(scholar, PoolSteps.Norway);
        var call = await Api.PublishAsync(CallSteps.Call("SMALL", PoolSteps.Norway, Now.AddDays(-1), Now.AddDays(1)));
        var id = Guid.NewGuid();
        await Api.AskAsync(CallSteps.Save, new { input = CallSteps.Form(id, call, from ?? Now, gpuSeconds, project) }, scholar.Token);
        var awarded = (await Api.AskAsync(CallSteps.Submit, new { input = CallSteps.Act(id) }, scholar.Token)).GetProperty("submitApplication");
        Assert.Equal("AWARDED", awarded.Text("status"));
        return awarded.Text("id");
    }

    protected async Task<long> AvailableAsync(Guid account) => (await Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { balances { model availableHere } } }", new { id = account })).GetProperty("timeAccount").GetProperty("balances")
        .EnumerateArray().Where(b => b.Text("model") == "H100").Sum(b => b.GetProperty("availableHere").GetInt64());

    protected Task PostAllAsync() => Step<PostingWaiting>().PostAllAsync(TestContext.Current.CancellationToken);

    protected Task EndAllAsync() => Step<EndingAwards>().EndAllAsync(TestContext.Current.CancellationToken);

    T Step<T>() => Host.Services.GetServices<IHostedService>().OfType<T>().Single();
}
