using System.Text.Json.Nodes;

namespace Standards.OpeningABallot;

/// <summary>Reads the ends of ballots that were stored before rules were built of parts. The rule itself stays as it was frozen, under its hash.</summary>
static class FirstBallots
{
    /// <summary>A result held whole conditions with their counts; it names them now, and says what would have changed it. The findings come back from the votes, the sentences stay.</summary>
    /// <remarks>Both forms were stored as format 1.</remarks>
    public static Upcaster Closed { get; } = new("ballot.closed", From: 1, data =>
    {
        if (data["result"] is JsonObject result && result.Remove("conditions"))
            (result["findings"], result["changes"]) = (new JsonArray(), new JsonArray());
        return data;
    });
}
