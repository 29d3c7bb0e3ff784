using Microsoft.AspNetCore.Components;

namespace Web.Pages.Ballots;

/// <summary>The ballot that the page has read, for the islands' first rendering on the server.</summary>
public sealed class BallotOnPage
{
    public Ballot? Ballot { get; set; }
}

/// <summary>An island that shows one ballot as it moves. Rendered first with the page; on the circuit it appears only once the newest state is there,
/// so nothing flickers, and where no state can be had the page stays as it was.</summary>
public abstract class FollowsBallot : ComponentBase, IDisposable
{
    readonly CancellationTokenSource leaving = new();
    IDisposable? following;

    [Inject] BallotFeed Feed { get; set; } = default!;
    [Inject] BallotOnPage OnPage { get; set; } = default!;
    [Inject] Register Register { get; set; } = default!;

    [Parameter, EditorRequired] public Guid BallotId { get; set; }

    protected Ballot Ballot { get; private set; } = new();
    protected IReadOnlyDictionary<Guid, RegisterEntry> Members { get; private set; } = new Dictionary<Guid, RegisterEntry>();

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        Ballot = OnPage.Ballot ?? await First();
        Members = await Register.Read(leaving.Token);
        await base.SetParametersAsync(ParameterView.Empty);
    }

    Task<Ballot> First()
    {
        var first = new TaskCompletionSource<Ballot>(TaskCreationOptions.RunContinuationsAsynchronously);
        leaving.Token.Register(() => first.TrySetCanceled());
        following ??= Feed.Follow(BallotId, state =>
        {
            if (!first.TrySetResult(state))
                _ = InvokeAsync(() => Show(state));
        });
        return first.Task;
    }

    void Show(Ballot state)
    {
        if (leaving.IsCancellationRequested)
            return;
        Ballot = state;
        StateHasChanged();
    }

    public void Dispose()
    {
        leaving.Cancel();
        following?.Dispose();
        leaving.Dispose();
        GC.SuppressFinalize(this);
    }
}
