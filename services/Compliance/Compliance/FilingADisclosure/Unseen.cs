using System.Diagnostics;

namespace Compliance.FilingADisclosure;

/// <summary>What is done for somebody who stays unknown is done outside of any trace: the identifiers of a trace may be the caller's own, and events and messages would keep them.</summary>
static class Unseen
{
    public static async Task<T> DoAsync<T>(Func<Task<T>> act)
    {
        var trace = Activity.Current;
        Activity.Current = null;
        try
        {
            return await act();
        }
        finally
        {
            Activity.Current = trace;
        }
    }
}
