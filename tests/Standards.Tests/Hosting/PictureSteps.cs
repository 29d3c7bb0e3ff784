using System.Text;
using System.Text.Json;

namespace Standards.Tests.Hosting;

/// <summary>What tests do with pictures again and again, through the doors that everyone uses.</summary>
public static class PictureSteps
{
    public const string Add = "mutation($input: AddPictureInput!) { addPicture(input: $input) { sha256 mediaType width height shown content } }";
    public const string Read = "query($sha256: ID!) { picture(sha256: $sha256) { sha256 mediaType width height shown content } }";

    /// <summary>A drawing that no other test has.</summary>
    public static byte[] Drawing(string inside = "") =>
        Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><title>{Guid.NewGuid()}</title><rect width='40' height='20' fill='#0a0'/>{inside}</svg>");

    public static object Adding(string project, byte[] file) => new { input = new { projectId = project, content = Convert.ToBase64String(file) } };

    public static async Task<JsonElement> AddPictureAsync(this Api api, string project, string token, byte[]? file = null) =>
        (await api.AskAsync(Add, Adding(project, file ?? Drawing()), token)).GetProperty("addPicture");

    public static async Task<JsonElement> PictureAsync(this Api api, string sha256, string? token = null) =>
        (await api.AskAsync(Read, new { sha256 }, token)).GetProperty("picture");

    public static object Figure(string wId, string sha256, string mediaType = "image/svg+xml", string alternative = "A green field.") =>
        new { wId, kind = "FIGURE", text = new[] { "The field" }, sha256, mediaType, alternative };
}
