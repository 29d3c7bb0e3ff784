using System.Text;
using System.Text.RegularExpressions;

namespace Journeys.Tests.Commenting;

/// <summary>The whole way of a comment: the secretariat asks, a delegate imports a table, the secretariat answers, the delegate sees what became of it.</summary>
public sealed class FromTableToAnswer(House house) : Journey(house)
{
    const string Table =
        "MB/NC,Line number,Clause/Subclause,Paragraph/Figure/Table,Type of comment,Comments,Proposed change,Observations of the secretariat\r\n" +
        "NO,,Clause 3.1.,,te,An interval without its confidence says little.,Add: with a confidence of 90 %.,\r\n" +
        "NO,,3,,ed,\"1) A comma is missing.\n2) A full stop is missing.\",,\r\n" +
        "JP,,3,,te,This row is of another member.,,\r\n";

    [Fact]
    public async Task A_delegate_imports_a_table_and_sees_what_became_of_each_comment()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A draft to comment on");
        var comments = await AskForCommentsAsync(secretariat.Page, ballot);

        await Page.SignInAsync("delegate.no");
        await ImportAsync(comments);
        await CommentFromTheMarginAsync(ballot);
        await CloseAsync(secretariat.Page, comments);
        await AnswerAsync(secretariat.Page, comments);
        await AnswerFromTheTableAsync(secretariat.Page, comments);

        await Page.GotoAsync($"{comments}/mine");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("What became of my comments");
        var interval = Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "An interval without its confidence" });
        await Expect(interval).ToContainTextAsync("Rejected");
        await Expect(interval).ToContainTextAsync("Methods differ too much for one confidence.");
        await Expect(Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "A comma is missing." })).ToContainTextAsync("Accepted in principle");
        await Page.GetByRole(AriaRole.Link, new() { Name = "3.1", Exact = true }).First.ClickAsync();
        Assert.EndsWith("#cl_interval", Page.Url, StringComparison.Ordinal);
    }

    static async Task<string> AskForCommentsAsync(IPage page, OpenedBallot ballot)
    {
        await page.GotoAsync(ballot.DraftPath);
        await page.GetByRole(AriaRole.Link, new() { Name = "0 comments", Exact = true }).ClickAsync();
        var comments = new Uri(page.Url).AbsolutePath;
        await Expect(page.GetByText("Nobody has commented yet.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask for comments" }).ClickAsync();
        await page.GetByLabel("Comments are taken for so many days").FillAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for comments" }).ClickAsync();
        await page.ArriveAsync($"**{comments}?act=*");
        await Expect(page.GetByText("Comments are taken until")).ToBeVisibleAsync();
        return comments;
    }

    async Task ImportAsync(string comments)
    {
        await Page.GotoAsync(comments);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Import a table" }).ClickAsync();
        await Page.GetByLabel("The table, as a Word document (.docx) or as CSV").SetInputFilesAsync(new FilePayload { Name = "old.doc", MimeType = "application/msword", Buffer = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await Expect(Page.GetByText("The file is of an old Word, or locked by a password.")).ToBeVisibleAsync();

        await Page.GetByLabel("The table, as a Word document (.docx) or as CSV").SetInputFilesAsync(new FilePayload { Name = "comments.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Table) });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        var report = Page.GetByRole(AriaRole.Table, new() { Name = "Rows of the file" });
        await Expect(report.GetByRole(AriaRole.Row)).ToHaveCountAsync(5);
        await Expect(report.GetByRole(AriaRole.Row).Nth(4)).ToContainTextAsync("The row is of JP, and these are to be the comments of NO.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make these 3 comments" }).ClickAsync();
        await Expect(Page.GetByText("The comments of this file were made.")).ToBeVisibleAsync();
    }

    async Task CommentFromTheMarginAsync(OpenedBallot ballot)
    {
        await Page.GotoAsync(ballot.DraftPath);
        await Expect(Page.Locator("#cl_interval")).ToContainTextAsync("1 comment");
        await Page.Locator("#cl_interval").GetByRole(AriaRole.Link, new() { Name = "Comment 3.1", Exact = true }).ClickAsync();
        await Expect(Page.GetByLabel("Place")).ToHaveValueAsync("cl_interval");
        await Page.GetByLabel("Technical").CheckAsync();
        await Page.GetByLabel("Comment, with its reason").FillAsync("The unit is not given.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send the comment" }).ClickAsync();
        await Page.ArriveAsync("**/comments/*");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Comment NO-004");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Change or withdraw" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the comment" }).ClickAsync();
        await Expect(Page.GetByText("Withdrawn by its member on")).ToBeVisibleAsync();
    }

    static async Task CloseAsync(IPage page, string comments)
    {
        await page.GotoAsync(comments.Replace("/comments", "/consultation", StringComparison.Ordinal));
        await page.GetByLabel("Reason").FillAsync("Everyone who wished to has commented.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the consultation" }).ClickAsync();
        await page.ArriveAsync($"**{comments}?act=*");
        await Expect(page.GetByText("The consultation is over since")).ToBeVisibleAsync();
    }

    static async Task AnswerAsync(IPage page, string comments)
    {
        await page.GetByLabel("Kind").SelectOptionAsync("Editorial");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Answer these 2 comments" }).ClickAsync();
        await page.GetByLabel("Accepted", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Give this answer to 2 comments" }).ClickAsync();
        await page.ArriveAsync(new Regex("answer=Accepted", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await page.GotoAsync($"{comments}?answer=none");
        await page.GetByRole(AriaRole.Link, new() { Name = "NO-001" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Answer this comment" }).ClickAsync();
        await page.GetByLabel("Rejected").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Give this answer to 1 comment" }).ClickAsync();
        await Expect(page.GetByText("Rejecting a comment needs a reason.")).ToBeVisibleAsync();
        await page.GetByLabel("Observation of the secretariat").FillAsync("Methods differ too much for one confidence.");
        await page.GetByLabel("What was changed").SelectOptionAsync("cl_interval");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give this answer to 1 comment" }).ClickAsync();
        await page.ArriveAsync("**/comments/*");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What became of it" })).ToContainTextAsync("Rejected");
    }

    /// <summary>The table as it comes out, with another answer in its last column.</summary>
    static async Task AnswerFromTheTableAsync(IPage page, string comments)
    {
        await page.GotoAsync(comments);
        await page.GetByRole(AriaRole.Link, new() { Name = "Answer from a table" }).ClickAsync();
        var table = await (await page.APIRequest.GetAsync($"{comments}.csv")).TextAsync();
        await page.GetByLabel("The table, as a Word document (.docx) or as CSV").SetInputFilesAsync(new FilePayload
        {
            Name = "answers.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", table.Split("\r\n").Select(row => row.Contains("A comma is missing.", StringComparison.Ordinal) ? row[..row.LastIndexOf(',')] + ",Accepted in principle. Elsewhere. Changed: 3.1." : row))),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await Expect(page.GetByText("Has this answer already").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Give this 1 answer" }).ClickAsync();
        await Expect(page.GetByText("The answers of this file were given.")).ToBeVisibleAsync();
    }
}
