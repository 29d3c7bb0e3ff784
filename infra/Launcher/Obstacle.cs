namespace Launcher;

/// <summary>Something that a person has to clear away first: what is wrong, and what to do, in one line.</summary>
internal sealed class Obstacle(string whatIsWrong, string whatToDo) : Exception($"{whatIsWrong} → {whatToDo}");
