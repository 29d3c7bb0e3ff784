{{/* Names are the services' own: one mesh a namespace, for in one namespace Dapr's app ids are unique. Argument: [root, service]. */}}

{{- define "mesh.selector" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
{{- end }}

{{- define "mesh.metadata" -}}
name: {{ index . 1 }}
labels:
  {{- include "mesh.selector" . | nindent 2 }}
  app.kubernetes.io/part-of: advanced-ai-gov
  app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
  app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
{{- end }}

{{/* A peer of a network policy: the pods of one service. */}}
{{- define "mesh.pods" -}}
- podSelector:
    matchLabels:
      {{- include "mesh.selector" . | nindent 6 }}
{{- end }}
