using System.Text.Json;

namespace Launcher.Supervising;

/// <summary>The supervisor's notes, in run/state.json: always whole, since each is written beside and moved into place.</summary>
internal sealed class StateFile(Instance instance)
{
    string Path => System.IO.Path.Combine(instance.Run, "state.json");

    public void Write(HouseState state)
    {
        var draft = Path + ".draft";
        File.WriteAllText(draft, JsonSerializer.Serialize(state, JsonSerializerOptions.Web));
        File.Move(draft, Path, overwrite: true);
    }

    public HouseState? Read()
    {
        try { return JsonSerializer.Deserialize<HouseState>(File.ReadAllText(Path), JsonSerializerOptions.Web); }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException or JsonException) { return null; }
    }

    /// <summary>The last line in the supervisor's log.</summary>
    public string? LastWords => File.Exists(instance.SupervisorLog) ? File.ReadLines(instance.SupervisorLog).LastOrDefault(line => line.Length > 0) : null;

    public void Delete() => File.Delete(Path);
}
