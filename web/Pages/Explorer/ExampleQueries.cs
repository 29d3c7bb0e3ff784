namespace Web.Pages.Explorer;

static class ExampleQueries
{
    /// <summary>One query over three subgraphs: ballot, votes, members, receipts.</summary>
    public const string BallotToReceipt = """
        # Ballots with their votes, who cast them, and the receipts:
        # one query, answered by three services.
        query BallotsToReceipts {
          ballots(first: 1) {
            nodes {
              title
              status
              tally { statement met }
              votes {
                position
                member { name(language: "en") region }
                receipt { status leafIndex recordHash }
              }
            }
          }
        }
        """;
}
