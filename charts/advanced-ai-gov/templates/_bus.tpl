{{/*
Who publishes and who hears what; a subscriber may also put what it cannot handle on the topic's dead letters. A new subscriber
begins with the oldest message that is kept. Kafka keeps the order of messages with one key, for publishers give the key
(metadata partitionKey), and Dapr's Kafka component hands on one message of a partition at a time.
*/}}
{{- define "mesh.bus" -}}
{{- $publishes := dict
  "collaborative" (list "collaborative.cycles" "ledger.acts")
  "compliance" (list "compliance.pauses" "ledger.acts")
  "identity" (list "identity.delegations" "ledger.acts")
  "ledger" (list "ledger.receipts")
  "standards" (list "ledger.acts" "standards.ballots" "standards.catalogs" "standards.publications") }}
{{- $hears := dict
  "collaborative" (list "compliance.pauses" "ledger.receipts")
  "compliance" (list "ledger.receipts" "standards.publications")
  "identity" (list "ledger.receipts")
  "ledger" (list "ledger.acts")
  "standards" (list "identity.delegations" "ledger.receipts") }}
{{- $publishing := list }}{{ $hearing := list }}
{{- range $app, $topics := $publishes }}
{{- $letters := list }}{{ range index $hears $app }}{{ $letters = append $letters (printf "%s.dead-letters" .) }}{{ end }}
{{- $publishing = append $publishing (printf "%s=%s" $app (join "," (concat $topics $letters))) }}
{{- $hearing = append $hearing (printf "%s=%s" $app (join "," (index $hears $app))) }}
{{- end -}}
- { name: initialOffset, value: oldest }
- { name: publishingScopes, value: {{ join ";" $publishing | quote }} }
- { name: subscriptionScopes, value: {{ join ";" $hearing | quote }} }
{{- end }}
