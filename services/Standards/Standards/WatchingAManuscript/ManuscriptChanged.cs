using System.Runtime.CompilerServices;
using GraphQL;
using Standards.Storage;
using Standards.WatchingAManuscript;
using Standards.WritingAManuscript;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

sealed partial class Subscription
{
    static readonly TimeSpan LeastPauseOfWriters = TimeSpan.FromMilliseconds(250);

    /// <summary>Where a working text stands and who is at it: at once, and again after each change. For those who may write it.</summary>
    [SignedIn]
    public static async Task<IAsyncEnumerable<ManuscriptPulseView>> ManuscriptChanged(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ManuscriptChanges changes, [Id] string projectId)
    {
        var (project, writer) = (Input.Uuid(projectId, "projectId"), context.DemandWriter());
        var manuscript = grains.GetGrain<IManuscriptGrain>(project.ToString("D"));
        (await Grains.AskAsync(() => manuscript.WatchAsync(writer, comes: true), context.CancellationToken)).Accepted();
        return FollowAsync(manuscript, writer, changes, project);
    }

    static async IAsyncEnumerable<ManuscriptPulseView> FollowAsync(
        IManuscriptGrain manuscript, Writer writer, ManuscriptChanges changes, Guid project, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var watch = changes.Watch(project);
        while ((await Grains.AskAsync(() => manuscript.WatchAsync(writer, comes: false), cancellation)).State is { } state)
        {
            yield return new(state);
            await Task.Delay(LeastPauseOfWriters, cancellation);
            await watch.NextAsync(cancellation);
        }
    }
}
