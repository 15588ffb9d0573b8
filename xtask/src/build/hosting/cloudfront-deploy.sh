#!/bin/sh
# S3 behind CloudFront, for the build under @BASE@.
#
#   sh deploy.sh DIST BUCKET DISTRIBUTION
#
# Once, before the first time, with a distribution whose origin is the bucket:
#   - a function for viewer requests: function.js
#   - a response headers policy: aws cloudfront create-response-headers-policy
#     --response-headers-policy-config file://headers.json
#   - custom error responses: 403 and 404 answer with @BASE@404.html and the status 404
#   - the managed cache policy CachingOptimized, and automatic compression
#
# New files go up before the pages that name them, and old ones stay for pages that are still open.
set -eu
dist=$1 bucket=$2 distribution=$3
place="s3://$bucket@BASE@"

for kind in "*.js text/javascript" "*.css text/css" "*.svg image/svg+xml" "*.wasm application/wasm"; do
	aws s3 sync "$dist" "$place" --exclude "*" --include "${kind% *}" \
		--content-type "${kind#* }" --cache-control "@FOR EVER@"
done
aws s3 sync "$dist" "$place" --exclude "*.js" --exclude "*.css" --exclude "*.svg" --exclude "*.wasm" \
	--exclude "*.html" --exclude "*.br" --exclude "*.gz" --exclude "config.json" --exclude "_*" --exclude ".*" \
	--cache-control "@ASK FIRST@"
aws s3 cp "$dist" "$place" --recursive --exclude "*" --include "*.html" \
	--content-type "text/html; charset=utf-8" --cache-control "@ASK FIRST@"
aws s3 cp "$dist/config.json" "${place}config.json" --content-type application/json --cache-control "@ASK FIRST@"
aws cloudfront create-invalidation --distribution-id "$distribution" --paths "@BASE@*"
